import { expect, test } from 'vitest';
import type { Origin } from '../hub/identity.ts';
import type { SessionKind, SessionParts } from '../sessions/parts.ts';
import type { Wire } from '../sessions/wire.ts';
import { Reception } from './reception.ts';

test('a session that cannot be made is counted nowhere, and its connection ends', () => {
  const happened: unknown[] = [];
  const sessions = new Map();
  const origin = { host: 'bench.example' } as Origin;
  const fault = new Error('no name for the host');
  const reception = new Reception({
    sessions,
    sessionParts: {
      failed: (id: number, error: unknown) => void happened.push(['failed', id, error]),
      gate: {
        hostOf: () => {
          throw fault;
        },
      },
    } as unknown as SessionParts,
    gate: { out: from => void happened.push(['out', from]) },
    logger: {} as never,
  });
  const wire = { socket: { destroy: () => void happened.push(['destroyed']) } } as unknown as Wire;
  reception.begin(wire, origin, {} as SessionKind, 'irc');
  expect(happened).toEqual([['failed', 1, fault], ['destroyed'], ['out', origin]]);
  expect([reception.openSessions, sessions.size]).toEqual([0, 0]);
});
