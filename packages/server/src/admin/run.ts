import { stripControls } from '@salon/protocol';
import { StoreError } from '../store/fault.ts';
import { commandLine, type Hands } from './hands.ts';
import { adminHelp } from './help.ts';
import { readRequest } from './read.ts';
import type { AdminAnswer, AdminCall, AdminRequest, AdminWord } from './spec.ts';

/** What the command line is to show, and how it is to end. */
export interface AdminResult {
  /** For the standard output. Those that come one by one fail with a `StoreError`. */
  readonly lines: readonly string[] | AsyncIterable<string>;
  /** For the standard error: one sentence. */
  readonly complaint?: string;
  readonly exit: ExitCode;
}

/** 0: it was done. 1: nothing came of it. 2: it was not said rightly. */
export type ExitCode = 0 | 1 | 2;

/** Does what the command line asks for, and says what came of it once that is saved. */
export async function runAdmin(hands: Hands, request: AdminRequest): Promise<AdminResult> {
  const read = readRequest(request);
  if ('wrong' in read) return { lines: [], complaint: read.wrong, exit: 2 };
  if ('help' in read) return { lines: adminHelp(read.help), exit: 0 };
  const { word, call } = read;
  const answer = await answerOf(hands, word, call);
  const shown = shownAnswer(answer, call);
  if ('refused' in answer || !word.changes?.(call)) return shown;
  note(hands, word, call);
  const unsaved = hands.settle();
  if (unsaved === undefined) return shown;
  const until = hands.isServing ? 'It holds for now, but' : 'It';
  return { ...shown, complaint: `${until} could not be saved: ${unsaved}.`, exit: 1 };
}

/** An answer as it is shown: harmless for a terminal, or in one line of JSON. */
export function shownAnswer(answer: AdminAnswer, { options }: AdminCall): AdminResult {
  if ('refused' in answer) return { lines: [], complaint: stripControls(answer.refused), exit: 1 };
  if ('stream' in answer) return { lines: answer.stream, exit: 0 };
  const lines = options.json ? [JSON.stringify(answer.data)] : answer.lines.map(stripControls);
  return { lines, exit: 0 };
}

/**
 * Shows what came of something, line by line; `show` says whether anyone still reads. Resolves to what is left to say:
 * that it broke off, if it did.
 */
export async function showLines(
  { lines, complaint, exit }: AdminResult,
  show: (line: string) => boolean | Promise<boolean>,
): Promise<Omit<AdminResult, 'lines'>> {
  try {
    for await (const line of lines) if (!(await show(line))) break;
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    return { complaint: `It broke off: ${error.reason}.`, exit: 1 };
  }
  return { exit, ...(complaint !== undefined && { complaint }) };
}

async function answerOf(hands: Hands, word: AdminWord, call: AdminCall): Promise<AdminAnswer> {
  try {
    if ('stopped' in word) return { refused: `${word.name} needs the server to be stopped.` };
    return 'alone' in word ? await word.alone(call) : await word.run(hands, call);
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    return { refused: `Nothing came of it: ${error.reason}.` };
  }
}

function note(
  hands: Hands,
  { name, isDiscreet }: AdminWord,
  { params: [target = '', ...others] }: AdminCall,
): void {
  hands.audit({
    at: hands.clock.now(),
    oper: commandLine.name,
    nick: '',
    action: name.replace(' ', '-'),
    target,
    detail: isDiscreet ? '' : others.join(' '),
  });
}
