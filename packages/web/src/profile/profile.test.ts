import type { ChatClient, Outcome, Room } from '@salon/client';
import { fold } from '@salon/protocol';
import { describe, expect, test } from 'vitest';
import { type Act, actsOn, type Scene } from './acts.ts';
import { ignoredMasks, ignoreMask, refusalIn } from './ignored.ts';
import { channelNames, homepageOf } from './links.ts';
import { banMask, hasMutes, masksOn, muteMask } from './masks.ts';
import { mentionAfter } from './mention-text.ts';
import { perform } from './perform.ts';
import { spanOf } from './spans.ts';

const ranks = [...'qaohv'].map((mode, index) => ({ mode, prefix: '~&@%+'.charAt(index) }));

/** The acts in short: `+o`, `-v`, `kick`. */
function acts(own: string, theirs: string | undefined, more: Partial<Scene> = {}): string {
  const scene = {
    ranks,
    own,
    theirs,
    isSelf: false,
    noKicks: false,
    hasMutes: true,
    isMuted: false,
    isBanned: false,
    ...more,
  };
  const short = (act: Act) => ('mode' in act ? `${act.act === 'give' ? '+' : '-'}${act.mode}` : act.act);
  return actsOn(scene).map(short).join(' ');
}

describe('who may do what', () => {
  test('who has no rank, or voice alone, may do nothing', () => {
    expect(acts('', '')).toBe('');
    expect(acts('+', '')).toBe('');
    expect(acts('+', '@')).toBe('');
  });

  test('halfops give voice, and put out whom they outrank', () => {
    expect(acts('%', '')).toBe('+v mute kick ban');
    expect(acts('%', '+')).toBe('-v mute kick ban');
    expect(acts('%', '%')).toBe('+v');
    expect(acts('%', '@')).toBe('+v');
  });

  test('operators make operators, and lower each other, but no admins and owners', () => {
    expect(acts('@', '')).toBe('+o +h +v mute kick ban');
    expect(acts('@', '@+')).toBe('-o +h -v mute kick ban');
    expect(acts('@', '&')).toBe('+o +h +v');
    expect(acts('@', '~@')).toBe('+h +v');
  });

  test('owners do all of it', () => {
    expect(acts('~', '~')).toBe('-q +a +o +h +v mute kick ban');
    expect(acts('~@', '')).toBe('+q +a +o +h +v mute kick ban');
  });

  test('of oneself one may lay down ranks, and nothing else is offered', () => {
    expect(acts('@', '@', { isSelf: true })).toBe('-o');
    expect(acts('+', '+', { isSelf: true })).toBe('-v');
    expect(acts('', '', { isSelf: true })).toBe('');
  });

  test('who is not there is banned and muted, and has no rank to be given', () => {
    expect(acts('@', undefined)).toBe('mute ban');
  });

  test('what holds already is taken back, and what the room or the server has not is not offered', () => {
    expect(acts('@', '', { isMuted: true, isBanned: true })).toBe('+o +h +v unmute kick unban');
    expect(acts('@', '', { noKicks: true, hasMutes: false })).toBe('+o +h +v ban');
  });
});

describe('masks', () => {
  const facts = {
    isupport: new Map([['EXTBAN', ',Uamr']]),
    fold: (name: string) => fold(name, 'ascii'),
    sameName: (a: string, b: string) => a.toLowerCase() === b.toLowerCase(),
  };
  const eve = { nick: 'Eve', userhost: 'e@host.example', account: 'eve' };
  const guest = { nick: 'Kim', userhost: 'k@other.example', account: undefined };

  test('a ban goes by the account when there is one, else by the host, else by the nick', () => {
    expect(banMask(facts, eve)).toBe('a:eve');
    expect(banMask(facts, guest)).toBe('*!*@other.example');
    expect(banMask(facts, { ...guest, userhost: '' })).toBe('Kim!*@*');
    expect(muteMask(facts, eve)).toBe('m:a:eve');
  });

  test('where there are no extended bans, it goes by the host; others write a sign before them', () => {
    expect(banMask({ ...facts, isupport: new Map() }, eve)).toBe('*!*@host.example');
    expect(hasMutes({ ...facts, isupport: new Map() })).toBe(false);
    expect(muteMask({ ...facts, isupport: new Map([['EXTBAN', '~,am']]) }, eve)).toBe('~m:~a:eve');
  });

  test('entries that hold someone are found', () => {
    const entries = ['a:EVE', '*!*@host.example', 'm:a:eve', 'm:eve!*@*', 'r:eve', 'bob!*@*', '~a:e*'].map(
      mask => ({ mask, by: undefined, at: undefined }),
    );
    expect(masksOn(facts, entries, eve, 'ban')).toEqual(['a:EVE', '*!*@host.example', '~a:e*']);
    expect(masksOn(facts, entries, eve, 'mute')).toEqual(['m:a:eve', 'm:eve!*@*']);
    expect(masksOn(facts, entries, guest, 'ban')).toEqual([]);
  });
});

test('ignored masks are read from what SILENCE answers', () => {
  const lines = [':salon 271 me me eve!*@*', '271 me me bob!*@*', ':salon 272 me :End'];
  expect(ignoredMasks(lines)).toEqual(['eve!*@*', 'bob!*@*']);
  expect(ignoreMask('eve')).toBe('eve!*@*');
  expect(refusalIn(lines)).toBeUndefined();
  expect(refusalIn([':salon 511 me eve!*@* :Your list is full'])).toEqual({
    code: '511',
    text: 'eve!*@* Your list is full',
  });
  expect(refusalIn(['421 me SILENCE Unknown command'])?.text).toBe('SILENCE Unknown command');
  expect(refusalIn(['FAIL SILENCE NOPE :Not now'])).toEqual({ code: 'NOPE', text: 'Not now' });
});

test('homepages are opened when they are pages', () => {
  expect(homepageOf('https://ada.example/')).toEqual({ href: 'https://ada.example/', text: 'ada.example' });
  expect(homepageOf('ada.example/blog')?.href).toBe('https://ada.example/blog');
  expect(homepageOf('javascript:alert(1)')).toBeUndefined();
  expect(homepageOf('data:text/html,x')).toBeUndefined();
  expect(homepageOf('nothing to see')).toBeUndefined();
  expect(homepageOf('localhost')).toBeUndefined();
});

test('channels of WHOIS lose the ranks before them', () => {
  expect(channelNames(['~@#tea', '#lobby', '+#+x'], '~&@%+')).toEqual(['#tea', '#lobby', '#+x']);
});

test('spans are told in their largest unit', () => {
  expect(spanOf(30, 'en')).toBeUndefined();
  expect(spanOf(61, 'en')).toBe('1 minute');
  expect(spanOf(7200, 'en')).toBe('2 hours');
  expect(spanOf(90_000, 'fr')).toBe('1\u00a0jour');
});

test('who is mentioned first is addressed, and others stand between spaces', () => {
  expect(mentionAfter(' ', 'eve')).toBe('eve: ');
  expect(mentionAfter('hello', 'eve')).toBe(' eve ');
  expect(mentionAfter('hello ', 'eve')).toBe('eve ');
});

describe('what is asked of the server', () => {
  /** Does it with a client that writes down what it is asked, and refuses what `refused` names. */
  async function asked(
    act: Act,
    manner: { kicks?: boolean; bans?: readonly string[]; refused?: string } = {},
  ) {
    const lines: string[] = [];
    const ask = (line: string): Promise<Outcome> => {
      lines.push(line);
      return Promise.resolve(
        line === manner.refused ? { ok: false, code: '482', text: 'no' } : { ok: true, value: undefined },
      );
    };
    const client = {
      facts: {
        isupport: new Map([['EXTBAN', ',am']]),
        fold: (name: string) => fold(name, 'ascii'),
        sameName: (a: string, b: string) => a === b,
      },
      mode: (_room: Room, ...words: readonly string[]) => ask(words.join(' ')),
      kick: (_room: Room, ...words: readonly (string | undefined)[]) => ask(`kick ${words.join(' ')}`),
    } as unknown as ChatClient;
    const outcome = await perform(client, {} as Room, { nick: 'eve', userhost: 'e@h', account: 'eve' }, act, {
      reason: ' why ',
      kicks: manner.kicks ?? false,
      bans: (manner.bans ?? []).map(mask => ({ mask, by: undefined, at: undefined })),
    });
    return `${lines.join(', ')}${outcome.ok ? '' : ' refused'}`;
  }

  test('ranks, mutes and kicks are one line each', async () => {
    expect(await asked({ act: 'give', mode: 'o', rank: 'operator' })).toBe('+o eve');
    expect(await asked({ act: 'take', mode: 'v', rank: 'voice' })).toBe('-v eve');
    expect(await asked({ act: 'mute' })).toBe('+b m:a:eve');
    expect(await asked({ act: 'kick' })).toBe('kick eve why');
  });

  test('who is banned is put out after it, and not when the ban was refused', async () => {
    expect(await asked({ act: 'ban' })).toBe('+b a:eve');
    expect(await asked({ act: 'ban' }, { kicks: true })).toBe('+b a:eve, kick eve why');
    expect(await asked({ act: 'ban' }, { kicks: true, refused: '+b a:eve' })).toBe('+b a:eve refused');
  });

  test('every entry that holds her is taken out, up to the first that is refused', async () => {
    const bans = ['a:eve', '*!*@h', 'm:a:eve', 'bob!*@*'];
    expect(await asked({ act: 'unban' }, { bans })).toBe('-b a:eve, -b *!*@h');
    expect(await asked({ act: 'unmute' }, { bans })).toBe('-b m:a:eve');
    expect(await asked({ act: 'unban' }, { bans, refused: '-b a:eve' })).toBe('-b a:eve refused');
  });
});
