import type { Stage } from './stage.ts';

/** Goes into a room and shows it, or says why not. */
export async function goInto(stage: Stage, name: string): Promise<void> {
  const came = await stage.client.join(name);
  if (came.ok) stage.show(came.value);
  else stage.tell(came.text);
}
