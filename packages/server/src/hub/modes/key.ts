import { type ModeChange, utf8Bytes } from '@salon/protocol';
import type { ModeOutcome, ModeScene } from './spec.ts';

/** Sets the channel's key or takes it away; the right one need not be named for that. */
export function changeKey({ channel, settings }: ModeScene, { on, letter, param }: ModeChange): ModeOutcome {
  if (!on) {
    if (channel.password === undefined) return 'no-change';
    const old = channel.password;
    channel.password = undefined;
    return { on, letter, param: old };
  }
  const key = param ?? '';
  if (!isKey(key) || utf8Bytes(key) > settings.keyBytesMax)
    return { code: 'key-invalid', channel: channel.name };
  if (key === channel.password) return 'no-change';
  channel.password = key;
  return { on, letter, param: key };
}

/** A key is one word of a JOIN: no spaces, no commas, no colon in front (Modern IRC, "Key Channel Mode"). */
function isKey(key: string): boolean {
  return /^[^\0-\x20\x7f,:][^\0-\x20\x7f,]*$/.test(key);
}
