import type { Effect, Event, Reply } from '../hub/effect.ts';
import type { SessionId } from '../hub/session.ts';
import type { Session } from '../sessions/session.ts';

/** Shows effects to the sessions that they are for, as far as those are here and still open. */
export class Delivery {
  private readonly sessions: ReadonlyMap<SessionId, Session>;

  constructor(sessions: ReadonlyMap<SessionId, Session>) {
    this.sessions = sessions;
  }

  deliver(effect: Effect): void {
    if ('to' in effect) {
      this.broadcast(effect);
      return;
    }
    const session = this.sessions.get(effect.session);
    if (session === undefined) return;
    const text = session.reader.reply(effect, session.nick);
    if (unasked.has(effect.type)) session.write(text);
    else session.answer(text);
    session.conversation.noted(effect);
  }

  private broadcast(event: Event): void {
    // Who comes in, or is called otherwise, is shown it as things stand then; who goes out, as they stood.
    const goesOut = event.type === 'parted' || event.type === 'kicked';
    if (!goesOut) this.note(event);
    const speaker = event.type === 'said' ? event.origin : undefined;
    for (const id of event.to) {
      const session = this.sessions.get(id);
      if (session === undefined || (id === speaker && !session.reader.seesOwnSpeech)) continue;
      session.show(event);
    }
    if (goesOut) this.note(event);
  }

  private note(event: Event): void {
    if (!('subject' in event)) return;
    for (const id of event.subject) this.sessions.get(id)?.conversation.noted(event);
  }
}

/** What is told to a session while the line of another one is carried out, or of its own, and answers none. */
const unasked: ReadonlySet<Reply['type']> = new Set([
  'reported',
  'called',
  'forced',
  'banished',
  'vhost-news',
]);
