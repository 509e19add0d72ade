import type { ChatClient } from '@salon/client';
import { useEffect } from 'react';
import { hotkeys } from './hotkeys.ts';
import { pressOf } from './keys.ts';
import { isMac } from './platform.ts';

/** Listens for the keys that do something everywhere. */
export function useHotkeys(client: ChatClient): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      // Who has used the key already has prevented what it would do.
      if (event.defaultPrevented || event.isComposing || isInPopover(event.target)) return;
      const press = pressOf(event, isMac);
      const hotkey = hotkeys.find(one => one.press === press);
      if (hotkey === undefined || (!hotkey.whileTyping && isTyping(event.target))) return;
      if (hotkey.run(client)) event.preventDefault();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [client]);
}

/** An open menu has its keys to itself. */
function isInPopover(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('[popover]') !== null;
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'))
  );
}
