import { expect, test } from 'vitest';
import type { Answer } from '../job.ts';
import { salon, salonRemembering } from '../servers/salon.ts';
import { busy, historyBusy } from '../shapes/busy.ts';
import { quiet } from '../shapes/quiet.ts';
import type { Shape } from '../shapes/shape.ts';
import { type Run, renderReport } from './report.ts';
import { updateReport } from './update.ts';

const measured = (deliveriesPerSecond: number): Answer => ({
  kind: 'measured',
  measurement: { deliveriesPerSecond, cpuPerDelivery: 1 },
});

function run(shapes: Shape[], rates: Record<string, number>, date: string): Run {
  return {
    machine: [
      ['Date', date],
      ['Commit', 'abc'],
    ],
    times: { rounds: 1, seconds: 5, warmupSeconds: 2 },
    history: undefined,
    shapes,
    servers: [salon, salonRemembering].map(server => ({ ...server, versionText: '1' })),
    missing: [],
    cells: shapes.flatMap(({ name: shape }) =>
      Object.entries(rates).map(([server, rate]) => ({ shape, server, round: 1, answer: measured(rate) })),
    ),
  };
}

const whole = renderReport(run([quiet, busy], { salon: 1000 }, 'yesterday'));

test('what was run alone takes the place of what stood there, and all else stays', () => {
  const report = updateReport(whole, run([busy], { salon: 2000 }, 'today'));
  expect(report).toContain('| Date | yesterday |');
  expect(report.split('### Busy channel\n')).toHaveLength(2);
  const [before = '', after = ''] = report.split('### Busy channel\n');
  expect(before).toContain('| Salon | 1.00 | – | – | 1,000 |');
  expect(after).toContain('| Salon | 2,000 | 1.00 |');
  expect(after).toContain('Measured on its own: today, commit abc, rounds: 1.\n\n## How it is measured\n');
});

test('a shape that was not there comes behind the others, with its targets and its servers', () => {
  const old = whole.replace(/^\| history-.*\n/gm, '').replace(/### Salon with history\n[^#]*/, '');
  const report = updateReport(old, run([historyBusy], { salon: 1000, 'salon-history': 900 }, 'today'));
  expect(report).toContain(
    '| history-busy: deliveries/s | at least 0.80 × Salon without history | 0.90 × (900 to 1,000) | reached |\n\n## Results',
  );
  expect(report.indexOf('### Busy channel with history')).toBeGreaterThan(
    report.indexOf('### Busy channel\n'),
  );
  expect(report.trimEnd().endsWith(salonRemembering.settings.at(-1) ?? '')).toBe(true);
  // Once more changes nothing.
  expect(updateReport(report, run([historyBusy], { salon: 1000, 'salon-history': 900 }, 'today'))).toBe(
    report,
  );
});
