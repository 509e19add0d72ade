import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { Change } from './change.ts';

/** The field to type in, and what is in it. */
export interface FieldState {
  readonly ref: RefObject<HTMLTextAreaElement | null>;
  /** As it is shown, with marks. */
  readonly text: string;
  readonly caret: number;
  /** Changes a part as if it was typed: it can be undone. */
  readonly change: (change: Change) => void;
  /** Puts another text there, with the caret at its end. */
  readonly reset: (text: string) => void;
  /** Takes what the browser says: text and caret. */
  readonly follow: () => void;
}

/** Browsers that know it make a field as high as its text by themselves. */
const growsByItself = CSS.supports('field-sizing', 'content');

/** The state of the field. */
export function useField(first: () => string): FieldState {
  const ref = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useState(first);
  const [caret, setCaret] = useState(text.length);
  const wantsEnd = useRef(true);

  const follow = useCallback(() => {
    const element = ref.current;
    if (element === null) return;
    setText(element.value);
    setCaret(element.selectionEnd);
  }, []);

  useEffect(() => {
    // `select` comes only when something is selected: this one for each step of the caret.
    const moved = () => {
      if (document.activeElement === ref.current) setCaret(ref.current?.selectionEnd ?? 0);
    };
    document.addEventListener('selectionchange', moved);
    return () => document.removeEventListener('selectionchange', moved);
  }, []);

  const change = useCallback(
    ({ from, to, text: put, selected }: Change) => {
      const element = ref.current;
      if (element === null) return;
      element.focus();
      element.setSelectionRange(from, to);
      // Deprecated, and the only way that keeps what can be undone; where it does nothing, the text is set.
      const isDone = document.execCommand(put === '' ? 'delete' : 'insertText', false, put);
      if (!isDone) element.setRangeText(put, from, to, 'end');
      element.setSelectionRange(...selected);
      follow();
    },
    [follow],
  );

  const reset = useCallback((next: string) => {
    setText(next);
    setCaret(next.length);
    wantsEnd.current = true;
  }, []);

  useLayoutEffect(() => {
    const element = ref.current;
    if (element === null) return;
    if (wantsEnd.current) {
      wantsEnd.current = false;
      element.setSelectionRange(text.length, text.length);
      element.scrollTop = element.scrollHeight;
    }
    if (growsByItself) return;
    element.style.height = 'auto';
    element.style.height = `${element.scrollHeight}px`;
  }, [text]);

  return { ref, text, caret, change, reset, follow };
}
