import { parseTyped, type Room } from '@salon/client';
import { useEffect, useRef } from 'react';
import { useClient } from '../app/use-client.ts';
import { meant } from './marks.ts';

/** How long after the last key what was typed is kept, in milliseconds. */
const keepAfterMs = 500;

/**
 * Keeps what is typed over restarts. `text` is undefined while something else is in the field. Gives what is to be called
 * when it goes out: a command may lead to another room before the field is drawn empty.
 */
export function useDraft(room: Room, text: string | undefined): () => void {
  const client = useClient();
  const unkept = useRef<string | undefined>(undefined);
  const wentOut = useRef<string | undefined>(undefined);

  useEffect(() => {
    if (text === undefined || text === wentOut.current) return;
    wentOut.current = undefined;
    const draft = isSecret(text) ? '' : meant(text);
    unkept.current = draft === room.draft ? undefined : draft;
    // What was sent must not come back.
    const timer = setTimeout(keep, draft === '' ? 0 : keepAfterMs);
    return () => clearTimeout(timer);
    function keep() {
      if (unkept.current !== undefined) client.setDraft(room, unkept.current);
      unkept.current = undefined;
    }
  }, [client, room, text]);

  useEffect(() => {
    const keep = () => {
      if (unkept.current !== undefined) client.setDraft(room, unkept.current);
      unkept.current = undefined;
    };
    addEventListener('pagehide', keep);
    return () => {
      removeEventListener('pagehide', keep);
      keep();
    };
  }, [client, room]);

  return () => {
    wentOut.current = text;
    unkept.current = undefined;
    client.setDraft(room, '');
  };
}

/** Whether there may be a password in it, which is not to be kept. */
function isSecret(text: string): boolean {
  const typed = parseTyped(text);
  return typed.type === 'command' && typed.command.secret === true;
}
