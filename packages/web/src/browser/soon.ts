/** How long a tab that draws nothing waits, in milliseconds. */
const hiddenWait = 250;

/** Calls back when the next frame is drawn; a hidden tab draws none, and does it after a moment all the same. */
export function soon(call: () => void): void {
  const run = () => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
    call();
  };
  const frame = requestAnimationFrame(run);
  const timer = setTimeout(run, hiddenWait);
}
