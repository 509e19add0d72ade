import type { ChatClient, Room } from '@salon/client';
import { useCallback, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { Store } from '../app/store.ts';
import { useStore } from '../app/store.ts';
import { view } from '../app/view.ts';
import { toast } from '../ui/toasts.ts';
import type { Marks } from './marks.ts';
import type { Scroller } from './scroller.ts';

/** So long a message stays lit up after a jump, in milliseconds. */
const litMs = 2600;

/** Moves to messages: those that something in the list leads to, and the one that the view says. */
export function useJump(
  client: ChatClient,
  room: Room,
  scroller: Scroller,
  marks: Store<Marks>,
): (msgid: string) => void {
  const { t } = useTranslation();
  const highlighted = useStore(view, now => now.highlighted);

  const jump = useCallback(
    async (msgid: string) => {
      const isHere = room.timeline.indexOfMsgid(msgid) >= 0 || (await client.jumpTo(room, msgid));
      const entry = isHere ? room.timeline.byMsgid(msgid) : undefined;
      if (entry === undefined) {
        toast(t('timeline.gone'), { kind: 'failure' });
        return;
      }
      scroller.aim(entry.key);
      marks.set({ lit: entry.key, current: entry.key });
      setTimeout(() => {
        if (marks.now.lit === entry.key) marks.set({ lit: undefined });
      }, litMs);
    },
    [client, room, scroller, marks, t],
  );

  useEffect(() => {
    if (highlighted === undefined || view.now.room !== room) return;
    void jump(highlighted).finally(() => {
      if (view.now.highlighted === highlighted) view.set({ highlighted: undefined });
    });
  }, [highlighted, room, jump]);

  return jump as (msgid: string) => void;
}
