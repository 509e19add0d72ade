import { lineOf } from '../../input/line.ts';
import { harmless } from '../../text/harmless.ts';
import { rowOf } from '../../text/span.ts';
import type { Stage } from '../stage.ts';
import { Choices } from './choices.ts';

/** Lines that were typed before, the newest first, by any part of them; Enter brings one back. */
export function openTypedBefore(stage: Stage): void {
  const { speaking } = stage;
  const find = (query: string) =>
    speaking.typedBefore
      .filter(text => text.toLowerCase().includes(query.toLowerCase()))
      .map(text => ({
        row: rowOf(harmless(text.replaceAll('\n', '⏎'))),
        choose: () => {
          speaking.line = lineOf(text);
        },
      }));
  stage.open(new Choices('Lines typed before', { find, none: 'No such line was typed.' }, speaking.line));
}
