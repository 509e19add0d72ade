/** How many lines are kept. */
const linesMax = 1_000;

/** What was typed before, with the place that someone looks at in it. */
export class Past {
  private readonly lines: string[] = [];
  private at = 0;
  private draft = '';

  add(line: string): void {
    if (line !== '' && this.lines.at(-1) !== line) this.lines.push(line);
    if (this.lines.length > linesMax) this.lines.shift();
    this.at = this.lines.length;
  }

  /** Someone types again: that is the newest from now on. */
  rest(): void {
    this.at = this.lines.length;
  }

  /** Each once, the newest first. */
  get newestFirst(): readonly string[] {
    return [...new Set(this.lines.toReversed())];
  }

  /** An older (-1) or a newer line; undefined where there is none. What is typed now is the newest of all. */
  step(by: -1 | 1, now: string): string | undefined {
    const to = this.at + by;
    if (to < 0 || to > this.lines.length) return undefined;
    if (this.at === this.lines.length) this.draft = now;
    this.at = to;
    return to === this.lines.length ? this.draft : this.lines[to];
  }
}
