import type { Browser } from 'playwright-core';
import { type Held, Reader } from './page.ts';
import { Talker } from './people.ts';
import { startWebSalon } from './salon.ts';

const people = 50;
/** So many of them give reactions and edit what they said. */
const taggedPeople = 5;
const atOnce = 500;
const lookEvery = 25_000;
const busy = '#busy';
const unseen = '#unseen';

/** What the page holds after so many messages. */
export interface Mark {
  readonly messages: number;
  readonly held: Held;
}

/**
 * A day of a busy room, as fast as the page keeps up with it: messages, comings and goings, new names, reactions and
 * edits, while another room grows that nobody looks at.
 */
export async function measureLongRun(
  browser: Browser,
  messages: number,
  tell: (line: string) => void,
): Promise<Mark[]> {
  const salon = await startWebSalon();
  const reader = await Reader.enter(browser, salon.webPort, 'rea', unseen);
  await reader.join(busy);
  const talkers: Talker[] = [];
  for (let index = 0; index < people; index += 1)
    talkers.push(await Talker.enter(salon.ircPort, `p${index}`, [busy, unseen], index < taggedPeople));
  const marks: Mark[] = [];
  const begin = performance.now();
  for (let said = 0; said <= messages; said += atOnce) {
    if (said % lookEvery === 0) {
      const mark = { messages: said, held: await reader.held() };
      marks.push(mark);
      tell(`${JSON.stringify(mark)} after ${Math.round((performance.now() - begin) / 1000)} s`);
    }
    if (said === messages) break;
    await speak(talkers, said);
    await reader.sees(`(end of ${said})`);
  }
  for (const talker of talkers) talker.leave();
  await reader.close();
  await salon.close();
  return marks;
}

/** What comes at once: most of it is said, some of it is what else goes on in a room. */
async function speak(talkers: readonly Talker[], from: number): Promise<void> {
  const round = from / atOnce;
  for (let index = 0; index < atOnce; index += 1) {
    const talker = talkers[(index * 7) % people];
    const text = `${from + index} ${'and so on '.repeat(1 + (index % 9))}`;
    talker?.send(`PRIVMSG ${index % 6 === 5 ? unseen : busy} :${text}`);
  }
  for (const talker of talkers.slice(0, taggedPeople)) {
    if (talker.said === undefined) continue;
    talker.send(
      `@+draft/react=👍;+draft/reply=${talker.said} TAGMSG ${busy}`,
      `EDIT ${busy} ${talker.said} :edited ${from}`,
      `@+typing=active TAGMSG ${busy}`,
    );
  }
  for (let index = 0; index < 5; index += 1) {
    const who = taggedPeople + ((round * 5 + index) % (people - taggedPeople));
    talkers[who]?.send(`PART ${busy} :out`, `NICK n${who}x${round}`, `JOIN ${busy}`);
  }
  // It is looked for on the screen, so nothing may come behind it.
  await Promise.all(talkers.map(talker => talker.settled()));
  talkers[0]?.send(`PRIVMSG ${busy} :(end of ${from})`);
}
