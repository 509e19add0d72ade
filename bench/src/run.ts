import { measureCell } from './cell.ts';
import type { Archive } from './history/archive.ts';
import type { Answer } from './job.ts';
import { type Cores, chooseCores } from './machine.ts';
import { DISTURBED_PERCENT, metrics } from './metrics.ts';
import { number } from './report/markdown.ts';
import type { Cell } from './report/summary.ts';
import type { Server } from './servers/server.ts';
import type { Shape } from './shapes/shape.ts';

/** What to run, how often and how long. */
export interface Plan {
  shapes: readonly Shape[];
  servers: readonly Server[];
  rounds: number;
  seconds: number;
  warmupSeconds: number;
  /** What the shapes begin with that read a long history. */
  archive: Archive | undefined;
}

/** How often a cell is tried while others keep the machine busy. */
export const ATTEMPTS = 2;

/** Runs all cells in turns; each one's outcome is told in a line as soon as it is known. */
export async function runAll(
  plan: Plan,
  tell: (line: string) => void,
  cores: Cores = chooseCores(),
): Promise<Cell[]> {
  const cells: Cell[] = [];
  for (let round = 1; round <= plan.rounds; round += 1) {
    for (const shape of plan.shapes) {
      for (const server of inTurn(plan.servers, round)) {
        if (!isFor(shape, server)) continue;
        const answer = await leastDisturbed(() => measureCell(shape, server, plan, cores));
        const cell = { shape: shape.name, server: server.name, round, answer };
        cells.push(cell);
        tell(`${round}/${plan.rounds} ${describe(cell, shape)}`);
      }
    }
  }
  return cells;
}

function isFor({ door, accounts, servers }: Shape, server: Server): boolean {
  if (!(servers?.includes(server.name) ?? server.isVariant !== true)) return false;
  return server.doors.includes(door) && (accounts !== true || server.accounts === true);
}

/** Measures again while somebody else uses the machine. What is chosen by is that use, never the result itself. */
async function leastDisturbed(measure: () => Promise<Answer>): Promise<Answer> {
  let best = await measure();
  for (let attempt = 1; attempt < ATTEMPTS && disturbance(best) >= DISTURBED_PERCENT; attempt += 1) {
    const next = await measure();
    if (next.kind !== 'measured' || disturbance(next) < disturbance(best)) best = next;
  }
  return best;
}

/** A failure is not repeated: nothing may hide it. */
function disturbance(answer: Answer): number {
  return answer.kind === 'measured' ? (answer.measurement.othersBusy ?? 0) : 0;
}

/** The servers beginning with another one each round, so that none is always first on a machine still cool. */
function inTurn(servers: readonly Server[], round: number): Server[] {
  const first = (round - 1) % Math.max(1, servers.length);
  return [...servers.slice(first), ...servers.slice(0, first)];
}

function describe({ server, answer }: Cell, shape: Shape): string {
  const head = `${shape.name} ${server}`;
  if (answer.kind !== 'measured') return `${head}: ${answer.kind.toUpperCase()}, ${answer.reason}`;
  const numbers = shape.metrics.map(
    id => `${metrics[id].title} ${number(answer.measurement[id], metrics[id].digits)}`,
  );
  return `${head}: ${numbers.join(', ')}`;
}
