import type { Entry, Room } from '@salon/client';
import { useEffect, useRef } from 'react';
import { useStore } from '../app/store.ts';
import { type Composing, setComposing, view } from '../app/view.ts';
import { shown } from './marks.ts';
import type { FieldState } from './use-field.ts';

/** What the field does besides, and the message that it is about. */
export interface Besides {
  readonly composing: Composing | undefined;
  /** What is answered or edited, as it was when it was seen last. */
  readonly entry: Entry | undefined;
  readonly leave: () => void;
}

/** Follows what the field does besides: puts the text of what is edited into it, and what was there before back. */
export function useComposing(room: Room, { ref, text, reset }: FieldState): Besides {
  const composing = useStore(view, now => now.composing.get(room.key));
  const msgid = composing?.editing ?? composing?.replyTo;
  const found = msgid === undefined ? undefined : room.timeline.byMsgid(msgid);
  // The window of the timeline may move on while one types.
  const seen = useRef<Entry | undefined>(undefined);
  if (found !== undefined || msgid === undefined) seen.current = found;

  const before = useRef<string | undefined>(undefined);
  const latest = useRef(text);
  latest.current = text;
  const { editing } = composing ?? {};
  useEffect(() => {
    if (editing !== undefined) {
      before.current ??= latest.current;
      reset(shown(seen.current?.text ?? ''));
    } else if (before.current !== undefined) {
      reset(before.current);
      before.current = undefined;
    }
  }, [editing, reset]);

  useEffect(() => {
    if (msgid !== undefined) ref.current?.focus();
  }, [msgid, ref]);

  return { composing, entry: seen.current, leave: () => setComposing(room, undefined) };
}
