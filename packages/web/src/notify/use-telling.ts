import type { ChatClient, Room } from '@salon/client';
import { useEffect } from 'react';
import type { FromWorker } from '../offline/worker-scope.ts';
import { preferences } from '../settings/preferences.ts';
import { asking } from './asking.ts';
import { callsFor } from './policy.ts';
import { openMessage, takeAway, tell } from './tell.ts';

/** Calls the user for what is for her, and opens what she clicks. */
export function useTelling(client: ChatClient): void {
  useEffect(() => {
    const told = new Set<Room>();
    const unhear = client.onCall(call => {
      if (call.type !== 'said') return;
      const { room, entry, seen } = call;
      if (entry.mentions && room.loudness !== 'muted') asking.set({ wasMentioned: true });
      const { kind, loudness, readUntil } = room;
      if (!callsFor({ kind, loudness, entry, readUntil, isSeen: seen })) return;
      told.add(room);
      void tell(room, entry);
    });
    const unwatch = client.rooms.watch(() => {
      for (const room of told) {
        if (room.unread > 0) continue;
        told.delete(room);
        void takeAway(room);
      }
    });
    return () => {
      unhear();
      unwatch();
    };
  }, [client]);

  useEffect(() => {
    const follow = () => client.setMentionWords(preferences.now.mentionWords);
    follow();
    return preferences.watch(follow);
  }, [client]);

  useEffect(() => {
    const workers = navigator.serviceWorker;
    if (workers === undefined) return;
    const hear = ({ data }: MessageEvent<unknown>) => {
      if (isOpening(data)) openMessage(data.room, data.msgid);
    };
    workers.addEventListener('message', hear);
    return () => workers.removeEventListener('message', hear);
  }, []);
}

function isOpening(data: unknown): data is FromWorker {
  return typeof data === 'object' && data !== null && 'type' in data && data.type === 'salon:open';
}
