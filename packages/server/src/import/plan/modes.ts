import { channelMode, channelNameFault, utf8Bytes } from '@salon/protocol';
import type { Gathered } from '../gathered.ts';
import type { ImportedChannel } from '../imported.ts';
import type { ImportGround } from './ground.ts';

/** The flags of a channel that there are here. */
export function flagsOf({ name, modes }: ImportedChannel, plan: Gathered): string {
  return [...new Set(modes)]
    .filter(letter => {
      const isFlag = channelMode(letter)?.kind === 'never';
      if (!isFlag) plan.skip('mode', `+${letter} of ${name}`, 'there is no such mode here');
      return isFlag;
    })
    .join('');
}

/** Its key, limit and forward, as far as they can be such here. */
export function paramsOf(
  { name, key, limit, forward }: ImportedChannel,
  { settings }: ImportGround,
  plan: Gathered,
): Pick<ImportedChannel, 'key' | 'limit' | 'forward'> {
  const isKey = key !== undefined && /^[^\0-\x20\x7f,:][^\0-\x20\x7f,]*$/.test(key);
  const keyFits = isKey && utf8Bytes(key) <= settings.keyBytesMax;
  const limitFits = limit !== undefined && Number.isInteger(limit) && limit > 0 && limit < 1e9;
  const forwardFits =
    forward !== undefined && channelNameFault(forward, settings.channelBytesMax) === undefined;
  const skip = (letter: string) =>
    plan.skip('mode', `+${letter} of ${name}`, 'its parameter cannot be one here');
  if (key !== undefined && !keyFits) skip('k');
  if (limit !== undefined && !limitFits) skip('l');
  if (forward !== undefined && !forwardFits) skip('f');
  return { ...(keyFits && { key }), ...(limitFits && { limit }), ...(forwardFits && { forward }) };
}
