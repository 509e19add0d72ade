import type { DoorKind, Job } from '../job.ts';
import type { Measurement, MetricId } from '../metrics.ts';

/** A way to load a server. One row in the table of shapes, one table in the report. */
export interface Shape {
  name: string;
  title: string;
  /** One or two sentences for the report: who does what, and what bounds it. */
  about: string;
  door: DoorKind;
  /** True if clients log in, so that only servers are asked that know accounts. */
  accounts?: boolean;
  /** The servers that it is for, by name; without it, all that are no variants of others. */
  servers?: readonly string[];
  /** True if the server begins with a long history. */
  archive?: boolean;
  /** The columns of its table; the first is the one whose spread over the rounds is shown. */
  metrics: readonly MetricId[];
  /** Another shape whose servers stand beside this one's in the report. */
  beside?: string;
  /** Runs in the load process. */
  run: (job: Job) => Promise<Measurement>;
}

/** What a shape shows in which lines come one by one: what each of them costs. */
export const singleLineMetrics: readonly MetricId[] = [
  'cpuPerDelivery',
  'p50',
  'p99',
  'deliveriesPerSecond',
  'serverBusy',
  'generatorBusy',
  'othersBusy',
];

/** Salon in all the ways to remember what is said: not at all, by default, and as safe as can be. */
export const historyServers: readonly string[] = ['salon', 'salon-history', 'salon-durable'];
