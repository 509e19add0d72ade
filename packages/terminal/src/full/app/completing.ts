import { type ChatClient, type Completion, completions, type Room } from '@salon/client';
import { type Line, replaced } from '../input/line.ts';
import { ownCandidates } from './switches.ts';

/** Completion by Tab: another candidate each time, as long as nothing else is typed between. */
export class Completing {
  private found: Completion | undefined;
  private before: Line | undefined;
  private after: Line | undefined;
  private index = 0;

  /** The line with the next candidate (1) or the one before it (-1); the same line when nothing fits. */
  step(client: ChatClient, room: Room, line: Line, by: 1 | -1): Line {
    if (this.after === undefined || line.text !== this.after.text || line.caret !== this.after.caret) {
      this.found = withOwn(
        completions({ client, room, text: line.text, caret: line.caret, isAsked: true }),
        line,
      );
      this.before = line;
      this.index = by === 1 ? -1 : 0;
    }
    const { found, before } = this;
    if (found === undefined || before === undefined) return line;
    const count = found.candidates.length;
    this.index = (this.index + by + count) % count;
    const candidate = found.candidates[this.index];
    if (candidate === undefined) return line;
    this.after = replaced(before, found.from, found.to, candidate.text);
    return this.after;
  }
}

/** With the commands of this terminal, where a command is being typed. */
function withOwn(found: Completion | undefined, { text, caret }: Line): Completion | undefined {
  const typed = text.slice(0, caret);
  const own = /^\/\w*$/.test(typed) && /^(?:\s|$)/.test(text.slice(caret)) ? ownCandidates(typed) : [];
  if (own.length === 0) return found;
  const command = { kind: 'command', from: 0, to: caret, isSigned: true, candidates: [] } as const;
  const { candidates, ...place } = found ?? command;
  return { ...place, candidates: [...candidates, ...own] };
}
