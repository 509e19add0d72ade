import type { Entry, Happening } from './model/message.ts';

const comings: ReadonlySet<Happening['type']> = new Set(['joined', 'parted', 'quit', 'renamed']);

/** Whether it is only that someone came, left, or is called otherwise now. */
export function isComing({ happening }: Entry): boolean {
  return happening !== undefined && comings.has(happening.type);
}

/** What a row of coming and going comes to, by nick as it is at the end. */
export interface FoldSummary {
  readonly came: readonly string[];
  readonly left: readonly string[];
  readonly cameAndLeft: readonly string[];
  readonly leftAndCame: readonly string[];
  /** Who was there before under another name; who has left besides is among those, too. */
  readonly renamed: readonly { readonly from: string; readonly to: string }[];
  /** Who was called otherwise for a while, and did not go. */
  readonly renamedBack: readonly string[];
}

interface Path {
  readonly from: string;
  nick: string;
  wasIn: boolean;
  isIn: boolean;
  /** Whether she was out meanwhile. */
  hasBeenOut: boolean;
}

/** Sums up who came, left, or is called otherwise. Who did several of it is named once, by how it ended. */
export function summaryOf(entries: readonly Entry[]): FoldSummary {
  const paths = new Map<string, Path>();
  const all: Path[] = [];
  for (const { author, happening } of entries) {
    if (happening === undefined) continue;
    const { nick } = author;
    const isComing = happening.type === 'joined';
    let path = paths.get(nick);
    if (path === undefined) {
      path = { from: nick, nick, wasIn: !isComing, isIn: !isComing, hasBeenOut: false };
      paths.set(nick, path);
      all.push(path);
    }
    if (happening.type === 'renamed') {
      paths.delete(nick);
      path.nick = happening.to;
      paths.set(path.nick, path);
    } else {
      path.isIn = isComing;
      path.hasBeenOut ||= !isComing;
    }
  }
  const nicks = (wasIn: boolean, isIn: boolean, chosen: (path: Path) => boolean = () => true) =>
    all.filter(path => path.wasIn === wasIn && path.isIn === isIn && chosen(path)).map(path => path.nick);
  return {
    came: nicks(false, true),
    left: nicks(true, false),
    cameAndLeft: nicks(false, false),
    leftAndCame: nicks(true, true, path => path.from === path.nick && path.hasBeenOut),
    renamed: all
      .filter(path => path.wasIn && path.from !== path.nick)
      .map(path => ({ from: path.from, to: path.nick })),
    renamedBack: nicks(true, true, path => path.from === path.nick && !path.hasBeenOut),
  };
}

/** The nicks that are named, and how many others there are: one other would take no less room than her nick. */
export function namedOf(nicks: readonly string[], most = 2): readonly [readonly string[], number] {
  return nicks.length <= most + 1 ? [nicks, 0] : [nicks.slice(0, most), nicks.length - most];
}
