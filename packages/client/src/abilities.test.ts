import { describe, expect, it } from 'vitest';
import { abilitiesFor } from './abilities.ts';
import type { ChatClient } from './model/client.ts';
import type { Entry } from './model/message.ts';
import type { Room } from './model/room.ts';

const all = ['message-tags', 'draft/message-edit', 'draft/message-redaction'];

function clientWith(caps: readonly string[], isOp = false): ChatClient {
  return { facts: { caps: new Set(caps) }, hasRank: () => isOp } as unknown as ChatClient;
}

function entryOf(change: object = {}): Entry {
  return { msgid: 'm', kind: 'said', own: false, delivery: 'sent', removed: undefined, ...change } as Entry;
}

const room = (change: object = {}) => ({ kind: 'channel', presence: 'in', ...change }) as Room;

describe('what one may do with a message', () => {
  it('is to answer and react to those of others', () => {
    const can = abilitiesFor(clientWith(all), room(), entryOf());
    expect(can).toEqual({ reply: true, react: true, edit: false, remove: false });
  });

  it('is all with one’s own', () => {
    const can = abilitiesFor(clientWith(all), room(), entryOf({ own: true }));
    expect(can).toEqual({ reply: true, react: true, edit: true, remove: true });
  });

  it('is to remove those of others for who has the rank, in channels', () => {
    expect(abilitiesFor(clientWith(all, true), room(), entryOf()).remove).toBe(true);
    expect(abilitiesFor(clientWith(all, true), room({ kind: 'talk' }), entryOf()).remove).toBe(false);
  });

  it('is no more than the server can do', () => {
    const none = { reply: false, react: false, edit: false, remove: false };
    expect(abilitiesFor(clientWith([]), room(), entryOf({ own: true }))).toEqual(none);
    for (const [where, change] of [
      [room({ presence: 'out' }), {}],
      [room(), { delivery: 'pending' }],
      [room(), { msgid: undefined }],
      [room(), { removed: { by: 'a', reason: '' } }],
      [room(), { kind: 'told' }],
      [room({ kind: 'server' }), {}],
    ] as const)
      expect(abilitiesFor(clientWith(all), where, entryOf({ own: true, ...change }))).toEqual(none);
  });
});
