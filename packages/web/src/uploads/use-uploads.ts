import type { ChatClient, Room } from '@salon/client';
import { useMemo } from 'react';
import { useStore } from '../app/store.ts';
import { useClient } from '../app/use-client.ts';
import { placeOf } from './place.ts';
import { post } from './post.ts';
import { type UploadParts, UploadQueue } from './queue.ts';
import type { Upload } from './upload.ts';

/** One for the whole page: files go on when another room is shown. */
const queue = new UploadQueue();

/** The uploads of a room, and what can be done with them. */
export interface Uploads {
  readonly all: readonly Upload[];
  readonly add: (files: readonly File[]) => void;
  readonly remove: (id: number) => void;
  readonly retry: (id: number) => void;
  /** Takes the addresses of those that are there. */
  readonly take: () => readonly string[];
}

/** What is on its way to the server for this room. */
export function useUploads(room: Room): Uploads {
  const client = useClient();
  const everywhere = useStore(queue.store, now => now.all);
  const all = useMemo(() => everywhere.filter(upload => upload.roomKey === room.key), [everywhere, room.key]);
  return useMemo(() => {
    const parts = partsOf(client);
    return {
      all,
      add: (files: readonly File[]) => queue.add(parts, room.key, files),
      remove: (id: number) => queue.remove(id),
      retry: (id: number) => queue.retry(parts, id),
      take: () => queue.take(room.key),
    };
  }, [client, room.key, all]);
}

function partsOf(client: ChatClient): UploadParts {
  return {
    ticket: () => client.uploadTicket(),
    place: () => {
      const { filehost } = client.facts;
      return filehost === undefined ? undefined : placeOf(filehost, location.href);
    },
    post,
  };
}
