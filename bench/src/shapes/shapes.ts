import { busy, busyTight, historyBusy } from './busy.ts';
import { churn } from './churn.ts';
import { crowd } from './crowd.ts';
import { historyQuiet, historyRead } from './history-read.ts';
import { historyStore } from './history-store.ts';
import { idle, webIdle } from './idle.ts';
import { joinStorm } from './join-storm.ts';
import { logins, loginsFull } from './logins.ts';
import { lineQuiet, quiet, tlsQuiet, webQuiet } from './quiet.ts';
import { rooms } from './rooms.ts';
import type { Shape } from './shape.ts';

/** All shapes, in the order in which they are run and reported. */
export const shapes: readonly Shape[] = [
  quiet,
  busy,
  busyTight,
  rooms,
  idle,
  joinStorm,
  churn,
  crowd,
  lineQuiet,
  tlsQuiet,
  webQuiet,
  webIdle,
  logins,
  loginsFull,
  historyBusy,
  historyStore,
  historyRead,
  historyQuiet,
];
