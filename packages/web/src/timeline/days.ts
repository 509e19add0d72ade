/** Tells on which day something was, where the user is. It remembers the last day, since neighbours mostly share theirs. */
export class Days {
  private start = 0;
  private end = 0;

  /** When the day of `at` began, in milliseconds since 1970. */
  startOf(at: number): number {
    if (at >= this.start && at < this.end) return this.start;
    const date = new Date(at);
    this.start = new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();
    // The next midnight by the calendar: days on which clocks are changed have other lengths.
    this.end = new Date(date.getFullYear(), date.getMonth(), date.getDate() + 1).getTime();
    return this.start;
  }
}
