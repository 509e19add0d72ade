import type { Style } from '../text/span.ts';

/** What each thing looks like. Colours can be read on black and on white; where there are none, attributes say the same. */
export const theme = {
  quiet: { dim: true },
  time: { dim: true },
  mention: { bold: true, ink: [205, 60, 160] },
  caller: { bold: true, reverse: true, ink: [205, 60, 160] },
  failed: { bold: true, ink: [205, 60, 60] },
  pending: { dim: true, italic: true },
  unread: { ink: [205, 60, 60] },
  own: { bold: true, ink: [0, 150, 160] },
  code: { ink: [170, 120, 0] },
  link: { underline: true },
  found: { bold: true, underline: true },
  here: { reverse: true },
  busy: { bold: true },
  status: { reverse: true },
  alarm: { reverse: true, bold: true },
  prompt: { bold: true, ink: [0, 150, 160] },
  title: { bold: true, underline: true },
} as const satisfies Readonly<Record<string, Style>>;
