import type { AccountQuestion, Answer, Ran, Room } from '@salon/client';
import { formatted } from '../text/format.ts';
import { harmless } from '../text/harmless.ts';
import { rowOf } from '../text/span.ts';
import { askAccount } from './account.ts';
import { openHelp } from './overlays/help.ts';
import { Lines } from './overlays/lines.ts';
import { openListing } from './overlays/listing.ts';
import { openProfile } from './overlays/profile.ts';
import { openSearch } from './overlays/search.ts';
import type { Stage } from './stage.ts';

/** Asks for what a command about the account was not given, and shows what comes of it. */
export function askFor(stage: Stage, room: Room, wanted: AccountQuestion): void {
  askAccount(stage, wanted, running => void running.then(ran => showRan(stage, room, ran)));
}

/** Shows what came of something that was typed in a room, or why nothing did. */
export async function showRan(stage: Stage, room: Room, ran: Ran): Promise<void> {
  if (!ran.ok) stage.tell(ran.text);
  else if (ran.value !== undefined) await showAnswer(stage, room, ran.value);
  stage.changed();
}

async function showAnswer(stage: Stage, room: Room, answer: Answer): Promise<void> {
  switch (answer.answer) {
    case 'room':
      return void stage.show(answer.room);
    case 'note':
      if (answer.code === 'registered' || answer.code === 'logged-in') stage.hands.loggedIn();
      if (answer.code === 'logged-out') stage.hands.loggedOut();
      return void stage.tell(answer.text);
    case 'lines': {
      const rows = answer.lines.map(line => formatted(line));
      return void stage.open(new Lines('The server says', rows));
    }
    case 'help':
      return void openHelp(stage, answer.name);
    case 'profile':
      return void (await openProfile(stage, answer.nick));
    case 'search':
      return void openSearch(stage, answer.text);
    case 'rooms':
      return void (await openListing(stage));
    case 'members': {
      stage.wantsMembers = true;
      const rows = room.members.sorted.map(({ nick, prefixes }) => rowOf(harmless(prefixes + nick)));
      const title = `${room.members.size} in ${harmless(room.name)}`;
      return void stage.open(new Lines(title, rows));
    }
    case 'account':
      return askFor(stage, room, answer.wanted);
    case 'moment': {
      const isThere = await stage.places.toTime(room, answer.when(Date.now()).from);
      if (!isThere) stage.tell('Nothing is kept from then.');
      return;
    }
    default:
      answer satisfies never;
  }
}
