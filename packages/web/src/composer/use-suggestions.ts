import type { Room } from '@salon/client';
import { useEffect, useMemo, useState } from 'react';
import { useClient } from '../app/use-client.ts';
import type { EmojiBook } from '../emoji/book.ts';
import { habits, picked } from '../emoji/habits.ts';
import { emojiNow, loadEmoji } from '../emoji/load.ts';
import { put } from './change.ts';
import { codeAt, fitting, type Suggestions, suggest } from './suggest.ts';
import type { FieldState } from './use-field.ts';

/** What completion shows, and what keys do to it. */
export interface Completing {
  /** What is offered; undefined when nothing is. */
  readonly shown: Suggestions | undefined;
  readonly current: number;
  /** Takes the candidate at an index. */
  readonly take: (index: number) => void;
  readonly point: (index: number) => void;
  /** True when the key was for the list. */
  readonly press: (key: string, shift: boolean) => boolean;
}

/** Candidates that Tab goes through: what the word was, and which one stands there. */
interface Round {
  readonly of: Suggestions;
  readonly index: number;
  /** What stands behind the word. */
  readonly rest: string;
  /** The text with the candidate in it: any other text ends the round. */
  readonly text: string;
}

/** Offers what fits at the caret. */
export function useSuggestions(room: Room, { ref, text, caret, change }: FieldState): Completing {
  const client = useClient();
  const book = useBook(text, caret);
  const place = useMemo(() => ({ client, room, text, caret, isAsked: false }), [client, room, text, caret]);
  const found = useMemo(() => suggest(place, book, habits.now.tone), [place, book]);
  const [index, setIndex] = useState(0);
  const [round, setRound] = useState<Round | undefined>(undefined);
  // Closed by Escape: it stays so as long as the same word is typed.
  const [closedAt, setClosedAt] = useState<number | undefined>(undefined);
  const going = round?.text === text ? round : undefined;
  const isOpen = found?.isSigned === true && found.from !== closedAt && !isComplete(found, text);
  const shown = going?.of ?? (isOpen ? found : undefined);
  const current = going?.index ?? Math.min(index, (shown?.candidates.length ?? 1) - 1);

  useEffect(() => {
    if (found === undefined) setClosedAt(undefined);
    setIndex(0);
  }, [found]);

  /** What stands at the word now: in a round, the candidate before. */
  const standing = (of: Suggestions): number => {
    const candidate = going?.of.candidates[going.index];
    return candidate === undefined ? of.to : of.from + fitting(candidate, going?.rest ?? '').length;
  };

  const take = (at: number) => {
    const candidate = shown?.candidates[at];
    if (shown === undefined || candidate === undefined) return;
    const to = standing(shown);
    if (candidate.sign !== undefined) picked(candidate.sign);
    setRound(undefined);
    setClosedAt(undefined);
    change(put(shown.from, to, fitting(candidate, text.slice(to))));
  };

  /** Tab at a word: the best candidate stands there at once, and Tab again brings the next. */
  const goRound = (step: 1 | -1): boolean => {
    // A key may be quicker than the news of where the caret is.
    const at = ref.current?.selectionEnd ?? caret;
    const of = going?.of ?? suggest({ client, room, text, caret: at, isAsked: true }, book, habits.now.tone);
    if (of === undefined) return false;
    const count = of.candidates.length;
    const next = going === undefined ? 0 : (going.index + step + count) % count;
    const candidate = of.candidates[next];
    if (candidate === undefined) return false;
    const to = standing(of);
    const rest = text.slice(to);
    const word = fitting(candidate, rest);
    setRound(count === 1 ? undefined : { of, index: next, rest, text: text.slice(0, of.from) + word + rest });
    change(put(of.from, to, word));
    return true;
  };

  const press = (key: string, shift: boolean): boolean => {
    if (key === 'Tab') {
      if (going === undefined && shown !== undefined && !shift) take(current);
      else if (going !== undefined || !shift) return goRound(shift ? -1 : 1);
      else return false;
      return true;
    }
    if (shown === undefined) return false;
    const count = shown.candidates.length;
    if (key === 'Escape') {
      setRound(undefined);
      setClosedAt(shown.from);
    } else if (going !== undefined) return false;
    else if (key === 'ArrowDown') setIndex((current + 1) % count);
    else if (key === 'ArrowUp') setIndex((current + count - 1) % count);
    else if (key === 'Enter' && !shift) take(current);
    else return false;
    return true;
  };

  return { shown, current, take, point: setIndex, press };
}

/** Whether the word is the first candidate already: then Enter is for the message. */
function isComplete({ kind, from, to, candidates }: Suggestions, text: string): boolean {
  const word = text.slice(from, to).toLowerCase();
  return kind !== 'emoji' && candidates.some(candidate => candidate.text.trimEnd().toLowerCase() === word);
}

/** The emoji, fetched when the first shortcode is being typed. */
function useBook(text: string, caret: number): EmojiBook | undefined {
  const [book, setBook] = useState(emojiNow);
  const isWanted = book === undefined && codeAt(text, caret) !== undefined;
  useEffect(() => {
    if (!isWanted) return;
    let gone = false;
    loadEmoji().then(
      made => !gone && setBook(made),
      // They cannot be had: shortcodes stay what they are.
      () => undefined,
    );
    return () => {
      gone = true;
    };
  }, [isWanted]);
  return book;
}
