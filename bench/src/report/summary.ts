import type { Answer } from '../job.ts';
import { median, spread } from '../measure/stats.ts';
import type { Measurement, MetricId } from '../metrics.ts';

/** One cell of a run: one shape, one server, one round, and what came of it. */
export interface Cell {
  shape: string;
  server: string;
  round: number;
  answer: Answer;
}

/** What all rounds of one shape and server say together. */
export interface Summary {
  medians: Measurement;
  /** (highest - lowest) / median of the shape's first metric. */
  spread: number | undefined;
  measured: number;
  rounds: number;
}

/** Medians over the rounds that could be measured. */
export function summarize(
  cells: readonly Cell[],
  shape: string,
  server: string,
  metrics: readonly MetricId[],
): Summary {
  const own = cells.filter(cell => cell.shape === shape && cell.server === server);
  const measurements = own.flatMap(({ answer }) => (answer.kind === 'measured' ? [answer.measurement] : []));
  const valuesOf = (metric: MetricId): number[] =>
    measurements.flatMap(measurement => measurement[metric] ?? []);
  const medians: Measurement = {};
  for (const metric of metrics) {
    const value = median(valuesOf(metric));
    if (value !== undefined) medians[metric] = value;
  }
  const [first] = metrics;
  return {
    medians,
    spread: first === undefined ? undefined : spread(valuesOf(first)),
    measured: measurements.length,
    rounds: own.length,
  };
}

/** One by the other; undefined if either was not measured. */
export function ratio(value: number | undefined, other: number | undefined): number | undefined {
  return value === undefined || other === undefined || other === 0 ? undefined : value / other;
}
