import type { Deed } from '../input/bindings.ts';
import { edited } from '../input/edited.ts';
import { emptyLine, hidden, type Line } from '../input/line.ts';
import type { Press } from '../input/presses.ts';

/** What someone is asked. */
export interface Question {
  readonly prompt: string;
  /** Whether the answer is not to be seen. */
  readonly isSecret?: boolean;
  /** How long an answer is at most, in UTF-16 units: one that is so long needs no Enter. */
  readonly lengthMax?: number;
  /** What Tab leads to instead, in a few words, if anything. */
  readonly other?: { readonly words: string; readonly ask: () => void };
}

/** A question in place of the line that is typed in, until it is answered. */
export class Asking {
  /** What the status line says meanwhile. */
  readonly words: string;
  readonly prompt: string;
  private line = emptyLine;
  private readonly isSecret: boolean;
  private readonly lengthMax: number;
  private readonly other: Question['other'];
  /** Is called once, with undefined when there is to be no answer. */
  private readonly answered: (answer: string | undefined) => void;

  constructor(
    { prompt, isSecret = false, lengthMax = Number.POSITIVE_INFINITY, other }: Question,
    answered: (answer: string | undefined) => void,
  ) {
    this.prompt = prompt;
    this.isSecret = isSecret;
    this.lengthMax = lengthMax;
    this.other = other;
    this.words = `Enter answers, ${other === undefined ? '' : `Tab ${other.words}, `}Escape does not`;
    this.answered = answered;
  }

  /** The line as it may be seen. */
  get shownLine(): Line {
    return this.isSecret ? hidden(this.line) : this.line;
  }

  /** Takes a press that is for the line. */
  press(press: Press, deed: Deed | undefined): void {
    if (deed?.deed === 'enter') this.answered(this.line.text);
    else if (deed?.deed === 'escape' || deed?.deed === 'interrupt') this.answered(undefined);
    else if (deed?.deed === 'complete' && this.other !== undefined) this.other.ask();
    else {
      this.line = edited(this.line, press, deed);
      if (this.line.text.length >= this.lengthMax) this.answered(this.line.text);
    }
  }
}
