import { stripVTControlCharacters } from 'node:util';
import { stripControls } from '@salon/protocol';
import { lineEnd } from '../../render/line/reader.ts';
import { notice } from '../../render/line/text.ts';
import type { LineFault } from '../../sessions/line-framer.ts';

/** What someone typed, without terminal sequences (arrow keys that no editor took, colours) and control characters. */
export function typed(line: string): string {
  return stripControls(stripVTControlCharacters(line));
}

/** One line that says why a line was not taken. */
export function faultLine(fault: LineFault, lineBytesMax: number): string {
  const why = {
    'too-long': `This line is too long and was not sent: at most ${lineBytesMax} bytes.`,
    'not-utf8': 'This line is not UTF-8 and was not sent.',
  };
  return notice(why[fault]) + lineEnd;
}
