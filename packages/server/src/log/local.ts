import type { Signal } from '../hub/signal.ts';
import type { Log } from './log.ts';

/** The log of a server that is alone: the order is that in which signals come, and a signal is handed over at once. */
export class LocalLog implements Log {
  private readonly takers: ((signal: Signal) => void)[] = [];

  append(signal: Signal): void {
    for (const take of this.takers) take(signal);
  }

  onSignal(take: (signal: Signal) => void): void {
    this.takers.push(take);
  }
}
