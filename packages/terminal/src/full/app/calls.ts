import type { Call } from '@salon/client';
import type { Stage } from './stage.ts';

/** Does what the user is called for: another room, something to be said, the bell. */
export function heed(stage: Stage, call: Call): void {
  switch (call.type) {
    case 'show':
      return void stage.show(call.room);
    case 'refused':
      return void stage.tell(call.text);
    case 'invited':
      return void stage.tell(`${call.by} invites you: /join ${call.room}`);
    case 'said':
      if (call.entry.mentions && call.room.loudness !== 'muted') stage.hands.ring();
      return void stage.changed();
    default:
      call satisfies never;
  }
}
