import { House } from './house.ts';
import { Speaker } from './speaker.ts';

/** The evening of the pictures: Saturday, the 10th of October 2026. All times are of that day's clock. */
export const evening = (clock: string, days = 0): number =>
  Date.parse(`2026-10-10T${clock}:00Z`) + days * 86_400_000;

const nicks = ['nadia', 'tomas', 'wren', 'ines', 'bao', 'oscar', 'leila', 'henrik', 'priya'] as const;
type Nick = (typeof nicks)[number];

const names: Partial<Record<Nick, string>> = {
  nadia: 'Nadia Okafor',
  tomas: 'Tomás',
  ines: 'Inês',
  bao: 'Bảo Trần',
};

/** Of what the rooms talk: who made the room, and what it is for. */
const rooms: readonly (readonly [room: string, maker: Nick, topic: string])[] = [
  ['#lobby', 'nadia', 'Harbour Street workshop · open tonight until 22:00 · the kettle is on'],
  ['#bicycles', 'tomas', 'Bring it in, we fix it together · Thursdays and Saturdays'],
  ['#bread', 'ines', 'Sourdough, and what became of it'],
  ['#garden', 'leila', 'Beds 1 to 14, and the compost'],
  ['#printing', 'bao', 'Both printers work. Say here when one does not.'],
];

/** Something said: when, where, by whom, and who put which signs to it. `answers` counts back in the room. */
interface Said {
  readonly at: string;
  readonly day?: number;
  readonly who: Nick;
  readonly where?: string;
  readonly text: string;
  readonly answers?: string;
  readonly signs?: Readonly<Record<string, readonly Nick[]>>;
}

const told: readonly Said[] = [
  {
    day: -1,
    at: '18:52',
    who: 'oscar',
    text: 'I am locking up. The green bicycle by the door is not rubbish, it is Tomás’s',
  },
  {
    day: -1,
    at: '18:55',
    who: 'tomas',
    text: 'it is *nearly* not rubbish',
    signs: { '😄': ['nadia', 'wren', 'ines', 'oscar'] },
  },
  { day: -1, at: '19:10', who: 'nadia', text: 'See you all tomorrow, we open at two.' },
  {
    at: '13:58',
    who: 'nadia',
    text: 'Good afternoon! Doors are open. Today: bicycles in front, printers at the back.',
  },
  {
    at: '14:20',
    who: 'bao',
    where: '#printing',
    text: 'The big one has a new nozzle. Please print slowly until Monday.',
  },
  {
    at: '15:05',
    who: 'leila',
    where: '#garden',
    text: 'The last tomatoes are in a crate by the gate, take some home',
  },
  {
    at: '16:40',
    who: 'ines',
    where: '#bread',
    text: 'The starter has doubled in four hours, we bake tomorrow at nine',
  },
  {
    at: '18:04',
    who: 'wren',
    text: 'Does anyone have a 36 mm spanner? The bottom bracket of the cargo bike will not move.',
  },
  { at: '18:05', who: 'oscar', text: 'second drawer, under the one that says **not spanners**' },
  {
    at: '18:07',
    who: 'wren',
    text: 'found it. who sorts these drawers?',
    signs: { '😂': ['oscar', 'tomas', 'nadia'], '🙋': ['oscar'] },
  },
  { at: '18:12', who: 'tomas', where: '#bicycles', text: 'The cargo bike rolls again. Wren did most of it.' },
  {
    at: '18:21',
    who: 'priya',
    text: 'The lights over the long bench flicker again. I wrote down what the controller says:',
  },
  {
    at: '18:22',
    who: 'priya',
    text: '```\nbus 2   37 lamps   36 answer\nlamp 14 no answer since 18:02\n```',
  },
  {
    at: '18:25',
    who: 'bao',
    text: 'That is the one I hit with the ladder. I will look at the plug after tea.',
    answers: 'The lights over',
    signs: { '🙏': ['priya', 'nadia'] },
  },
  {
    at: '18:31',
    who: 'ines',
    text: 'Soup is ready. There is bread from this morning, and the last of the plum jam.',
  },
  {
    at: '18:31',
    who: 'ines',
    text: 'Eight bowls, so come in turns :)',
    signs: { '🍲': ['nadia', 'tomas', 'wren', 'bao', 'leila'], '💛': ['priya', 'henrik'] },
  },
  {
    at: '18:44',
    who: 'nadia',
    text: 'mara, could you write up the autumn plan? The notes of Thursday are at https://harbour.example/notes/autumn',
  },
];

const later: readonly Said[] = [
  { at: '18:52', who: 'henrik', text: 'Train was late, I am here in ten minutes. Is there soup left?' },
  { at: '18:53', who: 'ines', text: 'one bowl, and it has your name on it', answers: 'Train was late' },
  {
    at: '18:55',
    who: 'wren',
    text: 'mara: the cargo bike is yours tomorrow if you want it for the market',
    signs: { '🎉': ['tomas', 'ines'] },
  },
];

/** An evening in a workshop's chat: a server, those who talk, and what they say. */
export class Evening {
  readonly house: House;
  private readonly speakers: ReadonlyMap<Nick, Speaker>;
  private readonly msgids = new Map<string, string>();

  private constructor(house: House, speakers: ReadonlyMap<Nick, Speaker>) {
    this.house = house;
    this.speakers = speakers;
  }

  /** Begins the day before, and tells all until the one who looks comes in. */
  static async begin(): Promise<Evening> {
    const house = await House.open(evening('12:00', -1));
    const speakers = new Map<Nick, Speaker>();
    for (const nick of nicks) speakers.set(nick, await Speaker.enter(house.ircPort, nick, names[nick]));
    const started = new Evening(house, speakers);
    for (const [room, maker, topic] of rooms) {
      await started.by(maker).does(`JOIN ${room}`);
      for (const nick of nicks) if (nick !== maker) await started.by(nick).does(`JOIN ${room}`);
      await started.by(maker).does(`TOPIC ${room} :${topic}`);
    }
    await started.by('nadia').does('MODE #lobby +v ines');
    for (const said of told) await started.tell(said);
    await started.by('leila').does('AWAY :in the garden');
    await started.by('oscar').does('AWAY :gone home');
    return started;
  }

  /** Tells what is said while the one who looks is elsewhere. */
  async goesOn(): Promise<void> {
    for (const said of later) await this.tell(said);
  }

  by(nick: Nick): Speaker {
    const speaker = this.speakers.get(nick);
    if (speaker === undefined) throw new Error(`${nick} is not here`);
    return speaker;
  }

  async close(): Promise<void> {
    for (const speaker of this.speakers.values()) speaker.close();
    await this.house.close();
  }

  private async tell({ at, day, who, where = '#lobby', text, answers, signs = {} }: Said): Promise<void> {
    await this.house.turnsTo(evening(at, day));
    const replyTo = [...this.msgids].find(([said]) => answers !== undefined && said.startsWith(answers))?.[1];
    const msgid = await this.by(who).says(where, text, replyTo);
    this.msgids.set(text, msgid);
    for (const [sign, who] of Object.entries(signs))
      for (const nick of who) await this.by(nick).reacts(where, msgid, sign);
  }
}
