import type { Event, Reply } from '../hub/effect.ts';

/**
 * One kind of reader: all sessions that read the same text. What happened is rendered once for each kind, however
 * many sessions read it.
 */
export interface Reader {
  /** Whether a session of this kind is shown what it said itself. */
  readonly seesOwnSpeech: boolean;
  /** What happened, as whole lines with their ends; empty when this kind is not shown it. */
  event(event: Event): string;
  /** What one session is told, as whole lines with their ends. `nick` is how it is addressed. */
  reply(reply: Reply, nick: string): string;
}

/** Remembers the text of the event that was rendered last: a broadcast asks for the same one again and again. */
export function rememberingLast(render: (event: Event) => string): (event: Event) => string {
  let last: Event | undefined;
  let text = '';
  return event => {
    if (event !== last) {
      text = render(event);
      last = event;
    }
    return text;
  };
}
