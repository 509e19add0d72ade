import { type RefObject, useEffect, useRef } from 'react';

/** What was pasted into the page. */
export interface Pasted {
  readonly text: string;
  readonly files: readonly File[];
}

/** Hears what is pasted into the field, or anywhere where nothing else takes it. `take` says whether it took it. */
export function usePaste(
  ref: RefObject<HTMLTextAreaElement | null>,
  take: (pasted: Pasted) => boolean,
): void {
  const taking = useRef(take);
  taking.current = take;
  useEffect(() => {
    const onPaste = (event: ClipboardEvent) => {
      const { target, clipboardData } = event;
      if (clipboardData === null || event.defaultPrevented) return;
      const isHere = target === ref.current;
      if (!isHere && isTaken(target)) return;
      // Programs of offices put a picture of the words beside the words.
      const isWritten = clipboardData.types.includes('text/html');
      const files = isWritten ? [] : [...clipboardData.files];
      const text = files.length > 0 ? '' : clipboardData.getData('text/plain').replace(/\r\n?/g, '\n');
      if (taking.current({ text, files })) event.preventDefault();
      else if (!isHere) ref.current?.focus();
    };
    addEventListener('paste', onPaste);
    return () => removeEventListener('paste', onPaste);
  }, [ref]);
}

function isTaken(target: EventTarget | null): boolean {
  if (document.querySelector('dialog[open]') !== null) return true;
  return (
    target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'))
  );
}
