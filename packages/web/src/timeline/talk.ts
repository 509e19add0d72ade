import type { ChatClient, Room } from '@salon/client';
import type { Names } from '@salon/client/text';
import { createContext, useContext } from 'react';
import type { Times } from './times.ts';

/** What the rows of one room share. It stays the same object, but for a change of the settings. */
export interface Talk {
  readonly client: ChatClient;
  readonly room: Room;
  readonly names: Names;
  readonly times: Times;
  /** Moves to a message, and lights it up. */
  readonly jump: (msgid: string) => void;
}

const Context = createContext<Talk | undefined>(undefined);

export const TalkProvider = Context.Provider;

export function useTalk(): Talk {
  const talk = useContext(Context);
  if (talk === undefined) throw new Error('useTalk is for what is drawn inside TalkProvider');
  return talk;
}
