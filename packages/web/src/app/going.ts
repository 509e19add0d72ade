import type { ChatClient, Outcome, Room } from '@salon/client';
import { toast } from '../ui/toasts.ts';
import { showRoom } from './view.ts';

/** Goes into a room that was not in the list; when one is not let in, says why, and it is not in the list then either. */
async function joinAnew(client: ChatClient, name: string): Promise<Outcome<Room>> {
  const wasThere = client.rooms.get(name) !== undefined;
  const outcome = await client.join(name);
  if (outcome.ok) return outcome;
  toast(outcome.text, { kind: 'failure' });
  const room = client.rooms.get(name);
  if (!wasThere && room !== undefined) client.close(room);
  return outcome;
}

/** Goes into a room and shows it. */
export async function goInto(client: ChatClient, name: string): Promise<void> {
  const outcome = await joinAnew(client, name);
  if (outcome.ok) showRoom(outcome.value);
}
