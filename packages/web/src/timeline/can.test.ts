import type { ChatClient, Room } from '@salon/client';
import { describe, expect, it } from 'vitest';
import { entryOf } from '../../test/support/entries.ts';
import { abilitiesFor } from './can.ts';

const all = ['message-tags', 'draft/message-edit', 'draft/message-redaction'];

function clientWith(caps: readonly string[], isOp = false): ChatClient {
  return { facts: { caps: new Set(caps) }, hasRank: () => isOp } as unknown as ChatClient;
}

const room = (change: object = {}) => ({ kind: 'channel', presence: 'in', ...change }) as Room;

describe('what one may do with a message', () => {
  it('is to answer and react to those of others', () => {
    const can = abilitiesFor(clientWith(all), room(), entryOf('1'));
    expect(can).toEqual({ reply: true, react: true, edit: false, remove: false });
  });

  it('is all with one’s own', () => {
    const can = abilitiesFor(clientWith(all), room(), entryOf('1', { own: true }));
    expect(can).toEqual({ reply: true, react: true, edit: true, remove: true });
  });

  it('is to remove those of others for who has the rank, in channels', () => {
    expect(abilitiesFor(clientWith(all, true), room(), entryOf('1')).remove).toBe(true);
    expect(abilitiesFor(clientWith(all, true), room({ kind: 'talk' }), entryOf('1')).remove).toBe(false);
  });

  it('is no more than the server can do', () => {
    const none = { reply: false, react: false, edit: false, remove: false };
    expect(abilitiesFor(clientWith([]), room(), entryOf('1', { own: true }))).toEqual(none);
    for (const [where, change] of [
      [room({ presence: 'out' }), {}],
      [room(), { delivery: 'pending' }],
      [room(), { msgid: undefined }],
      [room(), { removed: { by: 'a', reason: '' } }],
      [room(), { kind: 'told' }],
      [room({ kind: 'server' }), {}],
    ] as const)
      expect(abilitiesFor(clientWith(all), where, entryOf('1', { own: true, ...change }))).toEqual(none);
  });
});
