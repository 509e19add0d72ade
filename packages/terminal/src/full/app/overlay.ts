import type { Choices } from './overlays/choices.ts';
import type { Lines } from './overlays/lines.ts';

/** What stands in place of the talk until it is closed. */
export type Overlay = Choices | Lines;
