import type { Room } from '@salon/client';
import { Suspense } from 'react';
import { MemberList, Profile, Search } from './parts.tsx';
import type { Side } from './view.ts';
import { Waiting } from './waiting.tsx';

/** What stands at the side of the talk. A talk with one person has no members: there it is her profile. */
export function SidePanel({ side, room }: { readonly side: Side; readonly room: Room | undefined }) {
  return (
    <Suspense fallback={<Waiting />}>
      {side.panel === 'search' && <Search room={room} text={side.text} />}
      {side.panel === 'profile' && <Profile key={side.nick} nick={side.nick} room={room} />}
      {side.panel === 'members' && room?.kind === 'channel' && <MemberList key={room.key} room={room} />}
      {side.panel === 'members' && room?.kind === 'talk' && (
        <Profile key={room.key} nick={room.name} room={room} />
      )}
    </Suspense>
  );
}
