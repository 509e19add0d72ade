/** How many lines are remembered for each room. */
const linesMax = 100;

/** What was typed in a room, to be had again. Not kept longer than the page is open. */
export class Past {
  private lines: readonly string[] = [];
  /** How far back one is; 0 is what is being typed. */
  private back = 0;
  private unfinished = '';

  /** Something was sent. */
  add(line: string): void {
    this.back = 0;
    this.unfinished = '';
    if (line.trim() === '' || this.lines.at(-1) === line) return;
    this.lines = [...this.lines, line].slice(-linesMax);
  }

  /** The line before or after the one that is shown; undefined when there is none. `now` is what the field has. */
  recall(direction: 'older' | 'newer', now: string): string | undefined {
    const back = this.back + (direction === 'older' ? 1 : -1);
    if (back < 0 || back > this.lines.length) return undefined;
    if (this.back === 0) this.unfinished = now;
    this.back = back;
    return back === 0 ? this.unfinished : this.lines.at(-back);
  }
}

const byRoom = new Map<string, Past>();

/** What was typed in the room of that key. */
export function pastOf(roomKey: string): Past {
  const known = byRoom.get(roomKey);
  if (known !== undefined) return known;
  const made = new Past();
  byRoom.set(roomKey, made);
  return made;
}
