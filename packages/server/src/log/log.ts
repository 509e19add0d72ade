import type { Signal } from '../hub/signal.ts';

/**
 * Puts signals in order. Whoever sends one appends it here; whoever keeps a hub is handed every signal, once, in the
 * one order that all hubs see.
 */
export interface Log {
  append(signal: Signal): void;
  /** Hands over every signal from now on. */
  onSignal(take: (signal: Signal) => void): void;
}
