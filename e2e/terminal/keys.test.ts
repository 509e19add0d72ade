import { expect, test } from 'vitest';
import { enterFullClient, home, openFullClient, sees } from '../support/full-client.ts';
import { enterByNc } from '../support/nc.ts';
import { describeWith } from '../support/programs.ts';
import { RawFriend } from '../support/raw-friend.ts';
import { startSalon } from '../support/salon.ts';
import { closing } from '../support/stage.ts';

describeWith(['nc', 'tmux'], 'the keys of the client on the whole screen', () => {
  test('Tab completes nicks, rooms and commands, and what a command wants is told', async () => {
    const salon = closing(await startSalon());
    const alice = await enterFullClient(salon.ircPort, 'alice');
    const bob = closing(await enterByNc(salon.linePort, 'barnaby'));
    await alice.shows(/barnaby.* came in/);
    await alice.type('bar');
    await alice.press('Tab');
    await alice.shows('alice> barnaby:');
    await alice.enter('hello');
    await bob.hears('alice: barnaby: hello\n');
    await alice.type('/top');
    await alice.press('Tab');
    await alice.shows('alice> /topic');
    await alice.shows(/\/topic \[#room\] .*Sets the topic/);
    await alice.type('#lo');
    await alice.press('Tab');
    await alice.shows('alice> /topic #lobby');
    await alice.press('C-u');
    await alice.type('/j');
    await alice.shows(/\/join/);
    await alice.press('C-u');
  });

  test('Up brings back what was typed, and the keys of a shell edit it', async () => {
    const salon = closing(await startSalon());
    const alice = await enterFullClient(salon.ircPort, 'alice');
    const bob = closing(await enterByNc(salon.linePort, 'bob'));
    await alice.enter('one two three');
    await bob.hears('alice: one two three\n');
    await alice.type('half');
    await alice.press('Up');
    await alice.shows('alice> one two three');
    await alice.press('C-w', 'C-a');
    await alice.type('and ');
    await alice.press('C-e');
    await alice.type('four');
    await alice.shows('alice> and one two four');
    await alice.press('Enter');
    await bob.hears('alice: and one two four\n');
    await alice.press('Up', 'Down');
    await alice.type('x');
    await alice.press('C-u', 'C-y');
    await alice.shows('alice> x');
  });

  test('Ctrl+K, Alt+number and Alt+A go from room to room, mentions first', async () => {
    const salon = closing(await startSalon());
    const alice = await enterFullClient(salon.ircPort, 'alice', { columns: 120, rows: 30 });
    const bob = closing(await RawFriend.enter(salon.ircPort, 'bob', 'Bob'));
    for (const room of ['#books', '#tea', '#quiet']) {
      await alice.enter(`/join ${room}`);
      await alice.shows(new RegExp(`^${room}`));
    }
    bob.sends('JOIN #lobby,#books,#tea', 'PRIVMSG #books :a new one', 'PRIVMSG #tea :alice: your cup');
    await alice.shows(/#tea +!1/);
    await alice.shows(/#books +1/);
    await alice.press('M-a');
    await alice.shows(/^#tea/);
    await alice.shows('alice: your cup');
    await alice.press('M-a');
    await alice.shows(/^#books/);
    await alice.press('C-k');
    await alice.type('qui');
    await alice.shows(/> .*#quiet/);
    await alice.press('Enter');
    await alice.shows(/^#quiet/);
    await alice.press('M-/');
    await alice.shows(/^#books/);
    await alice.press('M-3');
    await alice.shows(/^#lobby/);
    await alice.press('M-Down');
    await sees(alice, 'the room below', rows => !/^#lobby/.test(rows[0] ?? ''));
  });

  test('what came meanwhile is below a line, and Alt+U goes there', async () => {
    const salon = closing(await startSalon());
    const alice = await enterFullClient(salon.ircPort, 'alice', { columns: 80, rows: 24 });
    const bob = closing(await RawFriend.enter(salon.ircPort, 'bob', 'Bob'));
    bob.sends('JOIN #lobby', 'PRIVMSG #lobby :good morning');
    await alice.shows('good morning');
    await alice.enter('/join #tea');
    await alice.shows(/^#tea/);
    bob.sends(...Array.from({ length: 40 }, (_, index) => `PRIVMSG #lobby :number ${index}`));
    await alice.shows(/#lobby +40/);
    await alice.press('M-2');
    await alice.shows('number 39');
    await alice.press('M-u');
    await alice.shows('── new ─');
    await alice.shows(/number 0$/);
    await alice.press('Escape');
    await alice.shows('number 39');
  });

  test('? shows the keys, and Escape closes what is open', async () => {
    const salon = closing(await startSalon());
    const alice = await enterFullClient(salon.ircPort, 'alice', { columns: 100, rows: 40 });
    await alice.press('?');
    await alice.shows('Keys (Escape closes)');
    await alice.shows('complete a nick, a room or');
    await alice.press('Escape');
    await alice.shows('alice came in');
    await alice.type('really?');
    await alice.shows('alice> really?');
  });

  test('--help, --version and wrong words are answered, and nothing else happens', async () => {
    const help = await openFullClient(await home(), ['--help'], { rows: 50 });
    expect(await help.ended()).toBe(0);
    await help.shows('Usage: sh ./client.sh');
    const version = await openFullClient(await home(), ['--version']);
    expect(await version.ended()).toBe(0);
    await version.shows(/Salon terminal client \d/);
    const wrong = await openFullClient(await home(), ['localhost', '70000'], { columns: 120 });
    expect(await wrong.ended()).toBe(2);
    await wrong.shows("'70000' is not a port");
  });
});
