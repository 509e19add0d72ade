import { DISTURBED_PERCENT, type Measurement, type MetricId, metrics } from '../metrics.ts';
import { number, table } from './markdown.ts';
import { type Cell, ratio, summarize } from './summary.ts';

/** A promise about Salon: a bound for one metric, as a number or as a multiple of what another does in the same run. */
interface Target {
  shape: string;
  /** In which way it is run, if not in the plain one. */
  server?: 'salon-history';
  metric: MetricId;
  relation: 'at most' | 'at least';
  bound: number;
  /** Whose number the bound is a multiple of. */
  of?: 'inspircd' | 'salon';
}

/** What Salon is to reach. */
const targets: readonly Target[] = [
  { shape: 'quiet', metric: 'cpuPerDelivery', relation: 'at most', bound: 1.25, of: 'inspircd' },
  { shape: 'rooms', metric: 'cpuPerDelivery', relation: 'at most', bound: 1.4, of: 'inspircd' },
  { shape: 'busy', metric: 'deliveriesPerSecond', relation: 'at least', bound: 1.7, of: 'inspircd' },
  { shape: 'logins', metric: 'p99Ratio', relation: 'at most', bound: 1.5 },
  { shape: 'logins', metric: 'loginsBeside', relation: 'at least', bound: 49 },
  { shape: 'idle', metric: 'connectionsPerSecond', relation: 'at least', bound: 5000 },
  { shape: 'idle', metric: 'kibPerConnection', relation: 'at most', bound: 12 },
  ...ofHistory(
    { shape: 'history-busy', metric: 'deliveriesPerSecond', relation: 'at least', bound: 0.8, of: 'salon' },
    { shape: 'history-store', metric: 'storedPerSecond', relation: 'at least', bound: 19_900 },
    { shape: 'history-read', metric: 'latestP99', relation: 'at most', bound: 2 },
    { shape: 'history-read', metric: 'searchP99', relation: 'at most', bound: 50 },
    { shape: 'history-read', metric: 'secondsToStart', relation: 'at most', bound: 2 },
    { shape: 'history-quiet', metric: 'p99BesideReaders', relation: 'at most', bound: 1.5 },
  ),
];

const titles = { inspircd: 'InspIRCd', salon: 'Salon without history' } as const;

function ofHistory(...those: Omit<Target, 'server'>[]): Target[] {
  return those.map(target => ({ ...target, server: 'salon-history' }));
}

/** The table of targets, each reached, not reached or not measured. */
export function renderTargets(cells: readonly Cell[]): string {
  return table(
    ['Salon', 'target', 'measured', 'verdict'],
    targets.map(target => renderTarget(target, cells)),
  );
}

function renderTarget(target: Target, cells: readonly Cell[]): string[] {
  const { shape, server = 'salon', metric, relation, bound, of } = target;
  const measuredOf = (name: string): Measurement =>
    summarize(cells, shape, name, [metric, 'othersBusy']).medians;
  const [salon, other] = [measuredOf(server), of === undefined ? {} : measuredOf(of)];
  const { title, digits } = metrics[metric];
  const value = of === undefined ? salon[metric] : ratio(salon[metric], other[metric]);
  const boundDigits = of !== undefined || !Number.isInteger(bound) ? 2 : 0;
  const wanted = `${relation} ${number(bound, boundDigits)}${of === undefined ? '' : ` × ${titles[of]}`}`;
  const pair =
    value !== undefined && of !== undefined
      ? ` × (${number(salon[metric], digits)} to ${number(other[metric], digits)})`
      : '';
  const isDisturbed = [salon, other].some(({ othersBusy = 0 }) => othersBusy >= DISTURBED_PERCENT);
  return [
    `${shape}: ${title}`,
    wanted,
    `${number(value, of === undefined ? digits : 2)}${pair}`,
    `${verdict(target, value)}${isDisturbed ? ', but disturbed by others' : ''}`,
  ];
}

function verdict({ relation, bound }: Target, value: number | undefined): string {
  if (value === undefined) return 'not measured';
  const reached = relation === 'at most' ? value <= bound : value >= bound;
  return reached ? 'reached' : '**not reached**';
}
