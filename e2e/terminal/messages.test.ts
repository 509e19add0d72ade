import { expect, test } from 'vitest';
import { enterFullClient } from '../support/full-client.ts';
import { enterByNc } from '../support/nc.ts';
import { describeWith } from '../support/programs.ts';
import { RawFriend } from '../support/raw-friend.ts';
import { startSalon } from '../support/salon.ts';
import { closing } from '../support/stage.ts';

/** Bob by raw IRC in the lobby, who is told of edits and deletions. */
async function bobIn(ircPort: number): Promise<RawFriend> {
  const bob = closing(await RawFriend.enter(ircPort, 'bob', 'Bob'));
  bob.sends('CAP REQ :message-tags draft/message-edit draft/message-redaction echo-message', 'JOIN #lobby');
  await bob.hears(' 366 ');
  return bob;
}

describeWith(['nc', 'tmux'], 'messages in the client on the whole screen', () => {
  test('a message of someone else is answered and given a reaction', async () => {
    const salon = closing(await startSalon());
    const alice = await enterFullClient(salon.ircPort, 'alice', { columns: 80, rows: 24 });
    const bob = await bobIn(salon.ircPort);
    await alice.shows('bob came in');
    bob.sends('PRIVMSG #lobby :tea or coffee?');
    await alice.shows('tea or coffee?');
    await alice.press('C-Up');
    await alice.shows('r reply · d delete · + react · y copy · p who · Esc');
    await alice.press('r');
    await alice.shows('Reply to bob: “tea or coffee?”');
    await alice.enter('tea');
    await bob.hears('PRIVMSG #lobby :tea\r', 'PRIVMSG #lobby tea');
    await alice.shows(/┌ bob: tea or coffee\?/);
    await alice.shows(/alice │ tea/);
    await alice.press('M-m', 'Up', '+');
    await alice.shows('1 👍');
    await alice.press('1');
    await bob.hears('+draft/react=👍');
    await alice.shows(/tea or coffee\? 👍 1/);
    await alice.press('+', '1');
    await bob.hears('+draft/unreact=👍');
  });

  test('one’s own message is edited and deleted, and what was typed before stays', async () => {
    const salon = closing(await startSalon());
    const alice = await enterFullClient(salon.ircPort, 'alice', { columns: 80, rows: 24 });
    const bob = await bobIn(salon.ircPort);
    await alice.shows('bob came in');
    await alice.enter('good evning');
    await bob.hears('good evning');
    await alice.press('b', 'e', 'g', 'u', 'n', 'C-Up');
    await alice.shows('e edit · d delete');
    await alice.press('e');
    await alice.shows('alice> good evning');
    await alice.press('C-w');
    await alice.enter('evening');
    await bob.hears(' :good evening');
    await alice.shows(/good evening \(edited\)/);
    await alice.shows('alice> begun');
    await alice.press('M-m', 'd');
    await alice.shows('Delete “good evening”?');
    await alice.press('y');
    await bob.hears('REDACT #lobby');
    await alice.shows('deleted by alice');
    await alice.press('Escape');
    await alice.shows('alice> begun');
  });

  test('what one did is edited as what one does', async () => {
    const salon = closing(await startSalon());
    const alice = await enterFullClient(salon.ircPort, 'alice');
    const bob = await bobIn(salon.ircPort);
    await alice.enter('/me wavs');
    await bob.hears('\x01ACTION wavs\x01');
    await alice.press('C-Up', 'e');
    await alice.shows('alice> wavs');
    await alice.press('C-u');
    await alice.enter('waves');
    await bob.hears('\x01ACTION waves\x01');
    await alice.shows(/\* │ alice waves \(edited\)/);
  });

  test('a message that was found is chosen, and answered where it stands', async () => {
    const salon = closing(await startSalon());
    const alice = await enterFullClient(salon.ircPort, 'alice', { columns: 80, rows: 24 });
    const bob = closing(await enterByNc(salon.linePort, 'bob'));
    await alice.shows('bob came in');
    for (let from = 0; from < 60; from += 10) {
      bob.says(...Array.from({ length: 10 }, (_, index) => `number ${from + index} is here`));
      await alice.shows(`number ${from + 9} is here`);
    }
    await alice.press('C-f');
    await alice.enter('"number 7"');
    await alice.shows('bob: number 7 is here');
    await alice.press('Enter');
    await alice.shows(/│ number 7 is here/);
    await alice.press('Up', 'Up', 'r');
    await alice.shows('Reply to bob: “number 5 is here”');
    await alice.enter('five');
    await bob.hears('alice: five\n');
    await alice.shows(/alice │ five/);
    await alice.press('C-Up', 'g');
    await alice.shows(/│ number 5 is here/);
  });

  test('its text goes to the clipboard of tmux where that is allowed', async () => {
    const salon = closing(await startSalon());
    const alice = await enterFullClient(salon.ircPort, 'alice');
    const bob = await bobIn(salon.ircPort);
    await alice.allowClipboard();
    bob.sends('PRIVMSG #lobby :copy \x02this\x02 \x1b[31m日本');
    await alice.shows('copy this');
    await alice.press('C-Up', 'y');
    await alice.shows('Copied');
    expect(await alice.clipboard()).toBe('copy this ␛[31m日本');
  });
});
