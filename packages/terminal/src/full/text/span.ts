import type { Rgb } from '@salon/client/text';

/** How text looks. What is absent is as the terminal has it. */
export interface Style {
  readonly bold?: boolean;
  readonly dim?: boolean;
  readonly italic?: boolean;
  readonly underline?: boolean;
  readonly strike?: boolean;
  readonly reverse?: boolean;
  readonly ink?: Rgb | undefined;
  readonly ground?: Rgb | undefined;
}

/** Text of one style, without any control character. */
export interface Span {
  readonly text: string;
  readonly style: Style;
}

/** One row of a screen, or a part of one. */
export type Row = readonly Span[];

/** Without any style. */
export const plain: Style = {};

/** A row of one style. */
export function rowOf(text: string, style: Style = plain): Row {
  return text === '' ? [] : [{ text, style }];
}
