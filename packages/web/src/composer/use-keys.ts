import type { Room } from '@salon/client';
import type { KeyboardEvent } from 'react';
import { isMac } from '../app/platform.ts';
import { useClient } from '../app/use-client.ts';
import { setComposing } from '../app/view.ts';
import { preferences } from '../settings/preferences.ts';
import { toggleMark } from './change.ts';
import { enterDoes, formatOf, type KeyDown, recallOf } from './keys.ts';
import { type Format, markOf, meant, shown } from './marks.ts';
import { pastOf } from './past.ts';
import type { Besides } from './use-composing.ts';
import type { FieldState } from './use-field.ts';
import { isTouch } from './use-focus.ts';
import type { Sending } from './use-sending.ts';
import type { Completing } from './use-suggestions.ts';

export interface KeyParts {
  readonly room: Room;
  readonly field: FieldState;
  readonly completing: Completing;
  readonly besides: Besides;
  readonly sending: Sending;
}

/** What keys do in the field. Each that it uses is prevented, so that nothing else on the page hears it. */
export function useKeys(parts: KeyParts): (event: KeyboardEvent<HTMLTextAreaElement>) => void {
  const client = useClient();
  const { room, field, completing, besides, sending } = parts;

  /** The last message of the user, into the field; false when there is none, or it cannot be edited. */
  function editLast(): boolean {
    if (!client.facts.caps.has('draft/message-edit')) return false;
    const last = room.timeline.entries.findLast(
      entry => entry.own && entry.msgid !== undefined && entry.kind === 'said' && entry.removed === undefined,
    );
    if (last?.msgid === undefined) return false;
    setComposing(room, { editing: last.msgid });
    return true;
  }

  function recall(direction: 'older' | 'newer'): boolean {
    const line = pastOf(room.key).recall(direction, meant(field.text));
    if (line !== undefined) field.reset(shown(line));
    return line !== undefined;
  }

  function leaveOff(): boolean {
    if (sending.told !== undefined) sending.setTold(undefined);
    else if (besides.composing !== undefined) besides.leave();
    else return false;
    return true;
  }

  function press(down: KeyDown): boolean {
    if (down.isComposing) return false;
    if (!down.ctrl && !down.alt && completing.press(down.key, down.shift)) return true;
    const enter = enterDoes(down, preferences.now.enterSends, isTouch);
    if (enter === 'send') void sending.send();
    if (enter !== undefined) return enter === 'send';
    const format = formatOf(down);
    if (format !== undefined) applyFormat(field, format);
    if (format !== undefined) return true;
    if (down.key === 'Escape') return leaveOff();
    if (down.ctrl && !down.alt) {
      const direction = recallOf(down);
      return direction !== undefined && besides.composing?.editing === undefined && recall(direction);
    }
    return (
      down.key === 'ArrowUp' &&
      field.text === '' &&
      !down.shift &&
      !down.alt &&
      (editLast() || recall('older'))
    );
  }

  return event => {
    const down: KeyDown = {
      key: event.key,
      shift: event.shiftKey,
      ctrl: isMac ? event.metaKey : event.ctrlKey,
      alt: event.altKey,
      isComposing: event.nativeEvent.isComposing,
    };
    if (press(down)) event.preventDefault();
  };
}

/** Formats what is selected. */
export function applyFormat(field: FieldState, format: Format): void {
  const element = field.ref.current;
  if (element === null) return;
  field.change(toggleMark(element.value, element.selectionStart, element.selectionEnd, markOf[format]));
}
