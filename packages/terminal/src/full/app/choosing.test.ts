import { describe, expect, test } from 'vitest';
import { Talker } from '../../../test/talker.ts';

const choose = '\x1b[1;5A';
const up = '\x1b[A';
const down = '\x1b[B';
const pageUp = '\x1b[5~';
const pageDown = '\x1b[6~';
const leave = '\x1b';
const own = '@msgid=own :alice!~alice@h PRIVMSG #tea :mine';

describe('a message is chosen', () => {
  test('by keys: the newest first, then up and down; Escape chooses none', async () => {
    const alice = await Talker.hearing(3);
    await alice.types(choose);
    expect(alice.chosen).toBe('text 2');
    await alice.types(up + up + up);
    expect(alice.chosen).toBe('text 0');
    await alice.types(down);
    expect(alice.chosen).toBe('text 1');
    await alice.types(leave);
    expect(alice.chosen).toBeUndefined();
    await alice.types(`\x1bm${down}`);
    expect(alice.chosen).toBeUndefined();
  });

  test('and stays before the eyes, however far it is and whatever is said meanwhile', async () => {
    const alice = await Talker.hearing(100);
    await alice.types(choose + up.repeat(40));
    expect(alice.chosen).toBe('text 59');
    expect(alice.screen.some(row => row.endsWith('text 59'))).toBe(true);
    await alice.types(down.repeat(40));
    for (let index = 0; index < 50; index += 1)
      alice.hears(`@msgid=n${index} :bob!b@h PRIVMSG #tea :new ${index}`);
    await alice.stage.settle();
    expect(alice.chosen).toBe('text 99');
    expect(alice.screen.some(row => row.endsWith('text 99'))).toBe(true);
    await alice.types(leave);
    await alice.types(leave);
    expect(alice.screen.some(row => row.endsWith('new 49'))).toBe(true);
  });

  test('who has not read back follows the newest again', async () => {
    const alice = await Talker.hearing(50);
    await alice.types(choose + up);
    alice.hears('@msgid=n :bob!b@h PRIVMSG #tea :new');
    expect(alice.chat.place).toBeDefined();
    await alice.types(leave);
    expect(alice.chat.place).toBeUndefined();
  });

  test('a page away', async () => {
    const alice = await Talker.hearing(100);
    await alice.types(choose + pageUp);
    expect(alice.screen.some(row => row.endsWith(alice.chosen ?? 'none'))).toBe(true);
    expect(Number(alice.chosen?.slice(5))).toBeLessThan(75);
    await alice.types(pageUp.repeat(9));
    expect(alice.chosen).toBe('text 0');
    await alice.types(pageDown.repeat(9));
    expect(alice.chosen).toBe('text 99');
  });

  test('by a click', async () => {
    const alice = await Talker.hearing(3);
    const row = alice.screen.findIndex(line => line.endsWith('text 1'));
    const click = `\x1b[<0;40;${row + 1}M`;
    await alice.types(click);
    expect(alice.status).toBe('Click it again to choose this message.');
    await alice.types(`add${click}`);
    expect([alice.chosen, alice.chat.line.text]).toEqual([undefined, 'add']);
    await alice.types(click);
    expect(alice.chosen).toBe('text 1');
    await alice.types('\x1b[<0;40;2M');
    expect(alice.chosen).toBe('text 1');
  });

  test('what is older is fetched at the top, and what is newer at the bottom', async () => {
    const alice = await Talker.hearing(2);
    alice.hears('@msgid=r;+draft/reply=old :bob!b@h PRIVMSG #tea :as I said');
    await alice.types(`${choose}g`);
    await alice.pageComes('AROUND', 'old', 'young');
    expect(alice.chosen).toBe('old');
    await alice.types(up);
    await alice.pageComes('BEFORE', 'older', 'oldest but one');
    expect(alice.chosen).toBe('oldest but one');
    await alice.types(down + down + down);
    await alice.pageComes('AFTER', 'younger');
    expect(alice.chosen).toBe('younger');
  });

  test('nothing can be chosen where nothing was said', async () => {
    const alice = await Talker.hearing(0);
    await alice.types(choose);
    expect(alice.status).toBe('There is no message here yet.');
  });

  test('no key changes the line or leaves meanwhile, and another room ends it', async () => {
    const alice = await Talker.hearing(3);
    await alice.types('begun');
    await alice.types(`${choose}qz\x7f\x15\x17`);
    expect(alice.chat.line.text).toBe('begun');
    await alice.types('\x03');
    expect(alice.chosen).toBeUndefined();
    await alice.types(`\x15${choose}\x04`);
    expect(alice.hasLeft).toBe(false);
    await alice.types(`${choose}\x1b1`);
    expect(alice.chosen).toBeUndefined();
  });
});

describe('the message that is chosen', () => {
  test('is answered; what was typed at once behind the key is in the line', async () => {
    const alice = await Talker.hearing(2);
    await alice.types(`${choose + up}rhello`);
    expect(alice.status).toBe('Reply to bob: “text 0” · Enter sends, Escape drops it');
    await alice.types('\r');
    expect(alice.sent()).toEqual(['@+draft/reply=m0 PRIVMSG #tea hello']);
    await alice.types('more\r');
    expect(alice.sent()).toEqual(['PRIVMSG #tea more']);
  });

  test('Escape drops a reply, and what was typed stays; a command is no reply', async () => {
    const alice = await Talker.hearing(2);
    await alice.types(`${choose}\r`);
    await alice.types('hello');
    await alice.types(leave);
    expect(alice.status).not.toContain('Reply');
    await alice.types('\r');
    expect(alice.sent()).toEqual(['PRIVMSG #tea hello']);
    await alice.types(`${choose + up}r/me waves\r`);
    expect(alice.sent()).toEqual(['PRIVMSG #tea :\x01ACTION waves\x01']);
    expect(alice.status).toContain('Reply to bob');
  });

  test('a reply waits while another room is shown', async () => {
    const alice = await Talker.hearing(2);
    await alice.types(`${choose}rhel`);
    await alice.types('\x1b1');
    expect(alice.status).not.toContain('Reply');
    await alice.types('\x1b2lo\r');
    expect(alice.sent()).toContain('@+draft/reply=m1 PRIVMSG #tea hello');
  });

  test('is edited when it is one’s own; what was typed before comes back', async () => {
    const alice = await Talker.hearing(1);
    alice.hears(own);
    await alice.types('begun');
    await alice.types(`${choose}e`);
    expect(alice.chat.line.text).toBe('mine');
    expect(alice.status).toBe('Edit “mine” · Enter changes it, Escape does not');
    await alice.types(' too\r');
    expect(alice.sent()).toEqual(['EDIT #tea own :mine too']);
    expect(alice.chat.line.text).toBe('begun');
  });

  test('Escape keeps it as it was, and nothing is sent when nothing was changed', async () => {
    const alice = await Talker.hearing(0);
    alice.hears(own);
    await alice.types('begun');
    await alice.types(`${choose}e now`);
    await alice.types(leave);
    expect(alice.chat.line.text).toBe('begun');
    await alice.types(`${choose}e\r`);
    expect(alice.chat.line.text).toBe('begun');
    expect(alice.sent()).toEqual([]);
  });

  test('an edit waits while another room is shown; the draft is what was typed before', async () => {
    const alice = await Talker.hearing(0);
    alice.hears(own);
    await alice.types('begun');
    await alice.types(`${choose}e now`);
    alice.chat.keepDraft();
    expect(alice.stage.room('#tea').draft).toBe('begun');
    await alice.types('\x1b1');
    expect(alice.stage.room('#tea').draft).toBe('begun');
    await alice.types('\x1b2');
    expect(alice.chat.line.text).toBe('mine now');
  });

  test('an edit that is refused can be tried again', async () => {
    const alice = await Talker.hearing(0);
    alice.hears(own);
    await alice.types(`${choose}e now\r`);
    const label = /label=([^; ]+)/.exec(alice.stage.sent.find(line => line.includes('EDIT')) ?? '')?.[1];
    alice.hears(`@label=${label} FAIL EDIT EDIT_WINDOW_EXPIRED #tea own :Too late`);
    await alice.stage.settle();
    expect(alice.status).toBe('Too late');
    expect(alice.chat.line.text).toBe('mine now');
  });

  test('is deleted by a second key, and by no other one', async () => {
    const alice = await Talker.hearing(0);
    alice.hears(own);
    await alice.types(`${choose}d`);
    expect(alice.status).toBe('Delete “mine”? y does, any other key does not');
    await alice.types('n');
    expect(alice.sent()).toEqual([]);
    await alice.types('dddy');
    expect(alice.sent()).toEqual(['REDACT #tea own']);
  });

  test('is given a reaction by a number, or one that is typed', async () => {
    const alice = await Talker.hearing(1);
    await alice.types(`${choose}+1`);
    expect(alice.stage.sent.at(-1)).toContain('+draft/react=👍');
    await alice.types('+');
    await alice.types('tea 4 two');
    expect(alice.status).toBe('React with tea 4 two · Enter gives it, Escape does not');
    await alice.types('\r');
    expect(alice.stage.sent.at(-1)).toContain('+draft/react=tea\\s4\\stwo');
    await alice.types(':');
    await alice.types(leave);
    expect(alice.chosen).toBe('text 0');
  });

  test('is copied without anything that steers', async () => {
    const alice = await Talker.hearing(0);
    alice.hears('@msgid=x :bob!b@h PRIVMSG #tea :\x02bold\x02 \x1b]0;x\x9b \u202eend');
    await alice.types(`${choose}y`);
    expect(alice.copied).toEqual(['bold ␛]0;x\ufffd end']);
  });

  test('leads to what it answers, and to who said it', async () => {
    const alice = await Talker.hearing(60);
    alice.hears('@msgid=r;+draft/reply=m3 :bob!b@h PRIVMSG #tea :as I said');
    await alice.types(`${choose}g`);
    expect(alice.chosen).toBe('text 3');
    expect(alice.screen.some(row => row.endsWith('text 3'))).toBe(true);
    await alice.types('p');
    expect(alice.sent().some(line => line.startsWith('WHOIS bob'))).toBe(true);
  });

  test('is sent again or thrown away when it was not sent', async () => {
    const alice = await Talker.hearing(1);
    const refuse = async () => {
      const label = /label=([^; ]+)/.exec(
        alice.stage.sent.findLast(line => line.includes('PRIVMSG')) ?? '',
      )?.[1];
      alice.hears(`@label=${label} :s 404 alice #tea :Cannot send`);
      await alice.stage.settle();
      alice.stage.sent = [];
    };
    await alice.types('lost\r');
    await refuse();
    await alice.types(choose);
    expect(alice.status).toBe('s send again · x throw away · y copy · p who · Esc');
    await alice.types('s');
    expect(alice.sent()).toEqual(['PRIVMSG #tea lost']);
    await alice.types('again\r');
    await refuse();
    await alice.types(`${choose}x`);
    expect(alice.chosen).toBe('lost');
    expect(alice.screen.some(row => row.includes('again'))).toBe(false);
  });

  test('only what the server can do is offered', async () => {
    const alice = await Talker.hearing(1);
    await alice.types(choose);
    expect(alice.status).toBe('r reply · d delete · + react · y copy · p who · Esc');
    alice.hears(':s MODE #tea -o alice');
    expect(alice.status).toBe('r reply · + react · y copy · p who · Esc');
    await alice.types('e');
    expect(alice.status).toBe('That cannot be done with this message.');
    const bare = await Talker.hearing(1, 'plain');
    await bare.types(choose);
    expect(bare.status).toBe('y copy · p who · Esc');
  });
});
