import { expect, test } from 'vitest';
import type { Answer } from '../job.ts';
import { inspircd } from '../servers/inspircd.ts';
import { salon } from '../servers/salon.ts';
import { quiet } from '../shapes/quiet.ts';
import { renderReport } from './report.ts';
import type { Cell } from './summary.ts';

const measured = (cpuPerDelivery: number): Answer => ({ kind: 'measured', measurement: { cpuPerDelivery } });

function report(salonAnswers: Answer[], inspircdAnswers: Answer[]): string {
  const cellsOf = (server: string, answers: Answer[]): Cell[] =>
    answers.map((answer, index) => ({ shape: 'quiet', server, round: index + 1, answer }));
  return renderReport({
    machine: [['Machine', 'a test']],
    times: { rounds: 3, seconds: 5, warmupSeconds: 2 },
    shapes: [quiet],
    servers: [salon, inspircd].map(server => ({ ...server, versionText: '1' })),
    missing: [],
    history: undefined,
    cells: [...cellsOf('salon', salonAnswers), ...cellsOf('inspircd', inspircdAnswers)],
  });
}

test('a target is judged by the ratio of the medians', () => {
  const text = report([measured(4), measured(5), measured(90)], [measured(4), measured(4), measured(4)]);
  expect(text).toContain('| at most 1.25 × InspIRCd | 1.25 × (5.00 to 4.00) | reached |');
  expect(text).toContain('| *Salon / InspIRCd* | 1.25 × |');
});

test('a bound that is no whole number is not rounded', () => {
  expect(report([measured(4)], [measured(4)])).toContain('| at most 1.50 |');
});

test('a target is missed by a median above it', () => {
  expect(report([measured(6)], [measured(4)])).toContain('1.50 × (6.00 to 4.00) | **not reached** |');
});

test('what a server does not offer is left out, with its words, and is no failure', () => {
  const text = report([{ kind: 'left out', reason: 'no TLS' }], [measured(4)]);
  expect(text).toContain('## Left out\n\n- quiet, salon, round 1: no TLS');
  expect(text).not.toContain('## Failures');
});

test('what could not be measured is said, with its reason', () => {
  const text = report([{ kind: 'failed', reason: 'Salon ended by itself (code 1)' }], [measured(4)]);
  expect(text).toContain('not measured');
  expect(text).toContain('- quiet, salon, round 1: Salon ended by itself (code 1)');
  expect(text).toContain('0 of 1');
});
