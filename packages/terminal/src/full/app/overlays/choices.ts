import type { Deed } from '../../input/bindings.ts';
import { edited } from '../../input/edited.ts';
import { emptyLine, type Line } from '../../input/line.ts';
import type { Press } from '../../input/presses.ts';
import type { Row } from '../../text/span.ts';
import { type Pressed, rowsOf, type Space } from './pressed.ts';

/** One of several things to choose from. */
export interface Choice {
  readonly row: Row;
  readonly choose: () => void;
}

/** How the choices are found. */
export interface Finding {
  /** Finds at once what fits what is typed. Without, what was found goes away when something else is typed. */
  readonly find?: (query: string) => readonly Choice[];
  /** What is said when nothing fits. */
  readonly none?: string;
  /** Asks for what fits, when Enter is pressed and there is nothing to choose. */
  readonly ask?: (choices: Choices) => void;
  /** Asks for more of the same, when the last one is reached. */
  readonly askMore?: () => void;
}

/** Several things of which one is chosen, with a line to find it by. */
export class Choices {
  readonly kind = 'choices';
  readonly title: string;
  query: Line;
  choices: readonly Choice[] = [];
  selected = 0;
  /** What became of the search. */
  told = '';
  private readonly finding: Finding;

  constructor(title: string, finding: Finding, query = emptyLine) {
    this.title = title;
    this.finding = finding;
    this.query = query;
    this.find();
  }

  press(press: Press, deed: Deed | undefined, { rows }: Space): Pressed {
    const by = press.type === 'wheel' ? press.by : rowsOf(deed, rows);
    if (by !== undefined) this.move(by);
    else if (deed?.deed === 'enter') return this.enter();
    else this.type(press, deed);
    return 'stays';
  }

  /** Shows what was found. */
  found(choices: readonly Choice[], selected = 0): void {
    this.choices = choices;
    this.selected = selected;
    this.told = choices.length === 0 ? (this.finding.none ?? '') : '';
  }

  private move(by: number): void {
    this.selected = Math.max(0, Math.min(this.selected + by, this.choices.length - 1));
    if (this.selected === this.choices.length - 1) this.finding.askMore?.();
  }

  private enter(): Pressed {
    const choice = this.choices[this.selected];
    if (choice !== undefined) return choice.choose;
    this.finding.ask?.(this);
    return 'stays';
  }

  private type(press: Press, deed: Deed | undefined): void {
    const { query } = this;
    this.query = edited(query, press, deed);
    if (this.query.text === query.text) return;
    this.choices = [];
    this.selected = 0;
    this.find();
  }

  private find(): void {
    if (this.finding.find !== undefined) this.found(this.finding.find(this.query.text.trim()));
  }
}
