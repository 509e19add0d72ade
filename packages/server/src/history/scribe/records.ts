import type { Effect, Said } from '../../hub/effect.ts';
import type { Identity } from '../../hub/identity.ts';
import type { EventKind, HistoryEntry, HistoryRecord, JsonObject, Sender } from '../record.ts';
import { retentionOf } from '../retention.ts';

/** Adds to `records` what is to be remembered of something that happened: mostly nothing, or one thing. */
export function gatherRecords(effect: Effect, records: HistoryRecord[]): void {
  switch (effect.type) {
    case 'said':
      if (effect.history !== undefined) records.push(spokenEntry(effect, effect.history));
      break;
    case 'joined': {
      const { history, who, at, id } = effect;
      if (history === undefined) break;
      const more = { real: who.real };
      records.push({ ...happened('join', history, at, who, ''), ...(id !== undefined && { id }), more });
      break;
    }
    case 'parted': {
      const { history, who, at, reason } = effect;
      if (history !== undefined) records.push(happened('part', history, at, who, reason ?? ''));
      break;
    }
    case 'kicked': {
      const { history, by, at, nick, reason } = effect;
      if (history !== undefined) records.push(happened('kick', history, at, by, reason ?? '', { nick }));
      break;
    }
    case 'topic-set': {
      const { history, who, at, text } = effect;
      if (history !== undefined) records.push(happened('topic', history, at, who, text));
      break;
    }
    case 'modes-set': {
      const { history, who, at, changes } = effect;
      if (history !== undefined) records.push(happened('mode', history, at, who, '', { changes }));
      break;
    }
    case 'left':
      for (const key of effect.history) {
        records.push(happened('quit', key, effect.at, effect.who, effect.reason));
      }
      break;
    case 'renamed':
      for (const key of effect.history) {
        records.push(happened('nick', key, effect.at, effect.who, '', { nick: effect.nick }));
      }
      break;
    case 'memory-set': {
      const { at, history: target, change } = effect;
      if (change === 'forgotten') records.push({ type: 'forgotten', target, at });
      else if (change !== 'none') records.push({ type: 'kept', target, at, ...retentionOf(change) });
      break;
    }
    case 'memory-lost':
      records.push({ type: 'forgotten', target: effect.history, at: effect.at });
      break;
    case 'account-removed':
      records.push({ type: 'account-forgotten', account: effect.account, at: effect.at });
      break;
    case 'said-removed': {
      const { at, account, since } = effect;
      records.push({ type: 'removed-by', account, since, at });
      break;
    }
    case 'redacted': {
      const { history: target, message: id, at, who, reason } = effect;
      const by = who.nick;
      records.push({ type: 'redacted', target, id, at, by, ...(reason !== undefined && { reason }) });
      break;
    }
    case 'edited': {
      const { history: target, message: id, at, text, lines = null } = effect;
      records.push({ type: 'edited', target, id, at, text, more: { lines } });
      break;
    }
    case 'channel-renamed': {
      const { at, history } = effect;
      if (history.from !== history.to) {
        records.push({ type: 'moved', target: history.from, to: history.to, at });
      }
      break;
    }
  }
}

/** What besides an entry's own fields is to be known to show speech again. */
function moreOfSpeech({ target, lines, relayedBy, who, origin }: Said): JsonObject {
  return {
    to: target,
    // Of a guest, only her session tells that she is the one who said it.
    ...(who.account === undefined && { session: origin }),
    ...(lines !== undefined && { lines }),
    ...(relayedBy !== undefined && { relayedBy }),
  };
}

function spokenEntry(said: Said, target: string): HistoryEntry {
  const { id, at, who, manner: kind, text, tags } = said;
  const entry = {
    type: 'entry',
    kind,
    target,
    id,
    at,
    who: senderOf(who),
    text,
    more: moreOfSpeech(said),
  } as const;
  return tags === undefined ? entry : { ...entry, tags };
}

function happened(
  kind: EventKind,
  target: string,
  at: number,
  who: Identity,
  text: string,
  more?: JsonObject,
): HistoryEntry {
  const entry = { type: 'entry', kind, target, at, who: senderOf(who), text } as const;
  return more === undefined ? entry : { ...entry, more };
}

function senderOf({ nick, user, host, account, bot }: Identity): Sender {
  const sender = { nick, user, host };
  if (account === undefined && !bot) return sender;
  return { ...sender, ...(account !== undefined && { account }), ...(bot && { bot }) };
}
