import { History } from '../../src/history/history.ts';
import { systemClock } from '../../src/loop/clock.ts';
import { makeLogger } from '../../src/observe/logger.ts';
import { said } from './entries.ts';

// A process that appends turn after turn, and says what it has appended, until it is killed.
const logger = makeLogger({ level: 'silent', format: 'json' });
const options = { clock: systemClock, logger, segmentBytes: 20_000, durable: process.argv[3] === 'durable' };
const history = await History.open({ folder: process.argv[2] ?? '' }, options);

for (let at = history.lastSeen.at + 1; ; ) {
  const turn = Array.from({ length: 1 + (at % 7) }, (_, index) => said(at + index, `text ${at + index}`));
  at += turn.length;
  await history.append(turn);
  await new Promise(resolve => process.stdout.write(`${at - 1}\n`, resolve));
  if (at % 5 === 0) await history.query({ type: 'latest', target: '#room', limit: 5 });
  else await new Promise(resolve => setImmediate(resolve));
}
