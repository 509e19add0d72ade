import type { ModeChange } from '@salon/protocol';
import type { ModeOutcome, ModeScene } from './spec.ts';

/** Sets how many members may be in the channel, or lifts the limit. */
export function changeLimit({ channel }: ModeScene, { on, letter, param = '' }: ModeChange): ModeOutcome {
  if (!on) {
    if (channel.membersMax === undefined) return 'no-change';
    channel.membersMax = undefined;
    return { on, letter };
  }
  if (!/^0*[1-9]\d{0,8}$/.test(param)) {
    return { code: 'mode-param-invalid', channel: channel.name, letter, param };
  }
  const limit = Number.parseInt(param, 10);
  if (limit === channel.membersMax) return 'no-change';
  channel.membersMax = limit;
  return { on, letter, param: String(limit) };
}
