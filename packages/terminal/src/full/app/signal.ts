/** Has the screen drawn when something changed: once for all that one turn changes. */
export class Signal {
  private readonly draw: () => void;
  private isDue = false;

  constructor(draw: () => void) {
    this.draw = draw;
  }

  changed(): void {
    if (this.isDue) return;
    this.isDue = true;
    queueMicrotask(() => {
      this.isDue = false;
      this.draw();
    });
  }
}
