import {
  excerpt,
  type Found,
  isAsking,
  markedPieces,
  type Query,
  type Results,
  readQuery,
  searchPage,
  termsOf,
  withPage,
} from '@salon/client';
import { withoutFormat } from '@salon/client/text';
import { emptyLine, lineOf } from '../../input/line.ts';
import { theme } from '../../talk/theme.ts';
import { momentOf } from '../../talk/times.ts';
import { rowWidth } from '../../text/cells.ts';
import { harmless } from '../../text/harmless.ts';
import { plain, type Row, rowOf } from '../../text/span.ts';
import type { Stage } from '../stage.ts';
import { type Choice, Choices } from './choices.ts';

/** Of what was said so much is shown at least, where the room and who said it take all there is. Columns. */
const wordsMin = 20;

/** Before each choice stands whether it is chosen. Columns. */
const markColumns = 2;

/** What was said, by words in it. With a text that is asked for at once. */
export function openSearch(stage: Stage, text = ''): void {
  const { room } = stage;
  if (room === undefined) return;
  const search = new Search(stage, room.name);
  const choices = new Choices(
    `Search in ${harmless(room.name)} (in:* from:nick after:2h)`,
    {
      ask: () => void search.ask(choices),
      askMore: () => void search.askMore(choices),
      none: 'Nothing was found.',
    },
    text === '' ? emptyLine : lineOf(text),
  );
  stage.open(choices);
  void search.ask(choices);
}

/** What the server was asked for, and what it found so far. */
class Search {
  private readonly stage: Stage;
  private readonly here: string;
  private asked: Query | undefined;
  private results: Results = { found: [], hasMore: false };
  private isBusy = false;

  constructor(stage: Stage, here: string) {
    this.stage = stage;
    this.here = here;
  }

  /** Asks for what is typed, the newest first. */
  async ask(choices: Choices): Promise<void> {
    const query = readQuery(choices.query.text, Date.now());
    const [wrong] = query.wrong;
    if (wrong !== undefined) choices.told = `${wrong} is no day.`;
    this.asked = isAsking(query) && wrong === undefined ? query : undefined;
    this.results = { found: [], hasMore: false };
    await this.page(choices, this.asked?.before);
  }

  /** Asks for what is older than all that was found. */
  async askMore(choices: Choices): Promise<void> {
    if (this.results.hasMore && !this.isBusy) await this.page(choices, this.results.found.at(-1)?.entry.at);
  }

  private async page(choices: Choices, before: number | undefined): Promise<void> {
    const { stage, here, asked, results } = this;
    if (asked === undefined) return;
    const { text } = choices.query;
    this.isBusy = true;
    const page = await searchPage(stage.client, asked, here, before);
    this.isBusy = false;
    // Something else may have been typed meanwhile.
    if (this.asked !== asked || choices.query.text !== text) return;
    if (page.ok) {
      this.results = withPage(results.found, page.value, asked.after);
      choices.found(
        this.results.found.map(found => this.choiceOf(found, asked)),
        results.found.length === 0 ? 0 : choices.selected,
      );
    } else choices.told = page.text;
    stage.changed();
  }

  private choiceOf({ room, entry }: Found, asked: Query): Choice {
    const moment = rowOf(`${momentOf(entry.at, Date.now())} `, theme.quiet);
    const where = room === this.here ? [] : rowOf(`${harmless(room)} `, theme.quiet);
    const who = rowOf(`${harmless(entry.author.nick)}: `, theme.busy);
    const head = [...moment, ...where, ...who];
    const columns = Math.max(wordsMin, this.stage.layout.talk - markColumns - rowWidth(head));
    return {
      row: [...head, ...wordsOf(entry.text, termsOf(asked.text), columns)],
      choose: () => void jump(this.stage, room, entry.msgid),
    };
  }
}

/** The part of a text in which the words that were looked for stand out, about as long as there are columns. */
function wordsOf(text: string, terms: readonly string[], columns: number): Row {
  const line = withoutFormat(text).replace(/\s*\n\s*/g, ' ');
  return markedPieces(excerpt(line, terms, columns), terms).flatMap(piece =>
    rowOf(harmless(piece.text), piece.isFound ? theme.found : plain),
  );
}

async function jump(stage: Stage, name: string, msgid: string | undefined): Promise<void> {
  const { client } = stage;
  const room = client.rooms.get(name) ?? (client.facts.isChannel(name) ? undefined : client.talkWith(name));
  if (room === undefined) return void stage.tell(`You are not in ${name} any more: /join ${name}`);
  if (msgid === undefined) return;
  const key = await stage.places.toMessage(room, msgid);
  stage.show(room);
  if (key === undefined) stage.tell('It is not there any more.');
  else stage.choose(room, key);
}
