import type { ModeChange } from '@salon/protocol';
import type { ModeOutcome, ModeScene } from './spec.ts';

/** Sets after how many seconds who has no voice may speak again, or lets everyone speak as she likes. */
export function changeSlow({ channel }: ModeScene, { on, letter, param = '' }: ModeChange): ModeOutcome {
  if (!on) {
    if (channel.slowSeconds === undefined) return 'no-change';
    channel.slowSeconds = undefined;
    channel.spoken.clear();
    return { on, letter };
  }
  if (!/^0*[1-9]\d{0,4}$/.test(param)) {
    return { code: 'mode-param-invalid', channel: channel.name, letter, param };
  }
  const seconds = Number.parseInt(param, 10);
  if (seconds === channel.slowSeconds) return 'no-change';
  channel.slowSeconds = seconds;
  return { on, letter, param: String(seconds) };
}
