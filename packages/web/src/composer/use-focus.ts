import { type RefObject, useEffect } from 'react';

/** Whether the user has a finger, and a keyboard only on the screen. */
export const isTouch = matchMedia('(pointer: coarse)').matches;

/**
 * Gives the field the focus when its room is shown, whatever led there, and when one begins to type with the focus nowhere;
 * as soon as it can be typed in.
 */
export function useFocus(ref: RefObject<HTMLTextAreaElement | null>, isEnabled: boolean): void {
  useEffect(() => {
    if (!isEnabled) return undefined;
    // On a touch screen half of it would be covered by a keyboard that nobody asked for.
    if (!isTouch && !isTyping(document.activeElement) && !isCovered()) ref.current?.focus();
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      // `?` shows what keys do.
      if ([...event.key].length !== 1 || event.key === '?' || event.key === ' ') return;
      if (isNowhere(document.activeElement)) ref.current?.focus();
    };
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, [ref, isEnabled]);
}

function isNowhere(element: Element | null): boolean {
  return (element === null || element === document.body) && !isCovered();
}

function isTyping(element: Element | null): boolean {
  return (
    element instanceof HTMLElement &&
    (element.isContentEditable || element.matches('input, textarea, select'))
  );
}

function isCovered(): boolean {
  return document.querySelector('dialog[open]') !== null;
}
