import { DISTURBED_PERCENT, type Measurement, type MetricId, metrics } from '../metrics.ts';
import { number, table } from './markdown.ts';
import { type Cell, ratio, summarize } from './summary.ts';

/** A promise about Salon: a bound for one metric, as a number or as a multiple of what InspIRCd does in the same run. */
interface Target {
  shape: string;
  metric: MetricId;
  relation: 'at most' | 'at least';
  bound: number;
  unit: 'InspIRCd' | 'absolute';
}

/** What Salon is to reach. */
const targets: readonly Target[] = [
  { shape: 'quiet', metric: 'cpuPerDelivery', relation: 'at most', bound: 1.25, unit: 'InspIRCd' },
  { shape: 'rooms', metric: 'cpuPerDelivery', relation: 'at most', bound: 1.4, unit: 'InspIRCd' },
  { shape: 'busy', metric: 'deliveriesPerSecond', relation: 'at least', bound: 1.7, unit: 'InspIRCd' },
  { shape: 'logins', metric: 'p99Ratio', relation: 'at most', bound: 1.5, unit: 'absolute' },
  { shape: 'logins', metric: 'loginsBeside', relation: 'at least', bound: 49, unit: 'absolute' },
  { shape: 'idle', metric: 'connectionsPerSecond', relation: 'at least', bound: 5000, unit: 'absolute' },
  { shape: 'idle', metric: 'kibPerConnection', relation: 'at most', bound: 12, unit: 'absolute' },
];

/** The table of targets, each reached, not reached or not measured. */
export function renderTargets(cells: readonly Cell[]): string {
  const rows = targets.map(target => {
    const of = (server: string): Measurement =>
      summarize(cells, target.shape, server, [target.metric, 'othersBusy']).medians;
    const salon = of('salon')[target.metric];
    const other = of('inspircd')[target.metric];
    const { title, digits } = metrics[target.metric];
    const disturbed = [of('salon'), of('inspircd')].some(
      ({ othersBusy = 0 }) => othersBusy >= DISTURBED_PERCENT,
    );
    const isRatio = target.unit === 'InspIRCd';
    const value = isRatio ? ratio(salon, other) : salon;
    const boundDigits = isRatio || !Number.isInteger(target.bound) ? 2 : 0;
    const wanted = `${target.relation} ${number(target.bound, boundDigits)}${isRatio ? ' × InspIRCd' : ''}`;
    const pair =
      value !== undefined && isRatio ? ` × (${number(salon, digits)} to ${number(other, digits)})` : '';
    const measured = `${number(value, isRatio ? 2 : digits)}${pair}`;
    return [
      `${target.shape}: ${title}`,
      wanted,
      measured,
      `${verdict(target, value)}${disturbed ? ', but disturbed by others' : ''}`,
    ];
  });
  return table(['Salon', 'target', 'measured', 'verdict'], rows);
}

function verdict({ relation, bound }: Target, value: number | undefined): string {
  if (value === undefined) return 'not measured';
  const reached = relation === 'at most' ? value <= bound : value >= bound;
  return reached ? 'reached' : '**not reached**';
}
