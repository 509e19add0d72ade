import type { Store } from '../app/store.ts';
import type { Marks } from './marks.ts';

/** So long one presses to hold something, in milliseconds. */
const pressMs = 450;
/** A finger that moves so far scrolls, in pixels. */
const steadyPx = 10;

/** The key of the row in which something is. */
export function keyAt(target: EventTarget | null): string | undefined {
  return target instanceof Element ? target.closest<HTMLElement>('[data-key]')?.dataset.key : undefined;
}

/** What pointers and the focus do to the rows of a list: handlers for the element around them. */
export class Hands {
  private readonly marks: Store<Marks>;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private from: { readonly x: number; readonly y: number } | undefined;

  constructor(marks: Store<Marks>) {
    this.marks = marks;
  }

  readonly onPointerOver = (event: React.PointerEvent): void => {
    if (event.pointerType === 'mouse') this.marks.set({ pointed: keyAt(event.target) });
  };

  readonly onPointerLeave = (): void => {
    this.marks.set({ pointed: undefined });
  };

  /** A finger that stays holds the message under it; one anywhere else lets it go. */
  readonly onPointerDown = (event: React.PointerEvent): void => {
    this.release();
    const key = keyAt(event.target);
    if (this.marks.now.held !== key) this.marks.set({ held: undefined });
    if (event.pointerType === 'mouse' || key === undefined) return;
    this.from = { x: event.clientX, y: event.clientY };
    this.timer = setTimeout(() => {
      this.marks.set({ held: key, current: key });
      navigator.vibrate?.(10);
    }, pressMs);
  };

  readonly onPointerMove = (event: React.PointerEvent): void => {
    const { from } = this;
    if (from !== undefined && Math.hypot(event.clientX - from.x, event.clientY - from.y) > steadyPx)
      this.release();
  };

  /** Also when the browser takes the finger for scrolling. */
  readonly release = (): void => {
    clearTimeout(this.timer);
    this.from = undefined;
  };

  /**
   * Hears of the focus; returns what ends that. By the page itself: React does not tell of what moves the focus while it
   * draws, as a dialog does that closes.
   */
  readonly attach = (element: HTMLElement): (() => void) => {
    element.addEventListener('focusin', this.onFocus);
    element.addEventListener('focusout', this.onBlur);
    return () => {
      element.removeEventListener('focusin', this.onFocus);
      element.removeEventListener('focusout', this.onBlur);
    };
  };

  private readonly onFocus = ({ target }: FocusEvent): void => {
    const key = keyAt(target);
    if (key === undefined || !(target instanceof Element)) return;
    const byKeys = target.matches(':focus-visible');
    this.marks.set({ current: key, ...(byKeys && { held: key }) });
  };

  private readonly onBlur = ({ relatedTarget }: FocusEvent): void => {
    if (relatedTarget !== null && keyAt(relatedTarget) !== this.marks.now.held)
      this.marks.set({ held: undefined });
  };
}
