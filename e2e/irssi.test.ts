import { expect, test } from 'vitest';
import { type Irssi, openIrssi, openIrssiIn } from './support/irssi.ts';
import { enterByNc, type Nc } from './support/nc.ts';
import { describeWith } from './support/programs.ts';
import { type Salon, startSalon } from './support/salon.ts';
import { closing } from './support/stage.ts';

/** bob by irssi, who made the lobby and is its operator, and alice by nc. */
async function bobAndAlice(): Promise<{ salon: Salon; bob: Irssi; alice: Nc }> {
  const salon = closing(await startSalon());
  const bob = closing(await openIrssiIn('#lobby', salon.ircPort, 'bob'));
  const alice = closing(await enterByNc(salon.linePort, 'alice'));
  await bob.shows('alice [alice@127.0.0.1] has joined #lobby');
  return { salon, bob, alice };
}

/**
 * That the server refused nothing of what irssi asked, by itself or for its user, and that irssi understood all. It
 * asks for one refusal: an early `JOIN :` by which it finds out whether the server would let CAP go unanswered.
 */
async function expectNoComplaint(irssi: Irssi): Promise<void> {
  const complaints = (await irssi.received()).filter(line => /^(@\S+ )?:\S+ [45]\d\d /.test(line));
  expect(complaints).toEqual([':salon.localhost 451 * :You have not registered']);
  const screen = await irssi.terminal.screen();
  expect(
    screen.filter(row => /-!- \d{3}\b|[Uu]nknown|[Ee]rror|[Uu]nexpected|[Nn]ot enough/.test(row)),
  ).toEqual([]);
}

describeWith(['irssi', 'tmux', 'nc'], 'irssi', () => {
  test('connects and is welcomed', async () => {
    const { ircPort } = closing(await startSalon());
    const bob = closing(await openIrssi(ircPort, 'bob'));
    await bob.shows('Welcome to the Salon IRC Network bob!~bob@127.0.0.1');
    await bob.shows('Welcome! Everyone is in #lobby: /join #lobby');
    await expectNoComplaint(bob);
  });

  test('joins the lobby and sees who is there', async () => {
    const { linePort, ircPort } = closing(await startSalon());
    closing(await enterByNc(linePort, 'alice'));
    const bob = closing(await openIrssiIn('#lobby', ircPort, 'bob'));
    await bob.shows('bob [~bob@127.0.0.1] has joined #lobby');
    await bob.shows('[Users #lobby]');
    await bob.shows('[@alice] [ bob]');
    await bob.shows('Total of 2 nicks [1 ops, 0 halfops, 0 voices, 1 normal]');
    await bob.shows('Join to #lobby was synced');
    await expectNoComplaint(bob);
  });

  test('hears a line user and is heard by her', async () => {
    const { bob, alice } = await bobAndAlice();
    alice.says('hello from nc, é ✓');
    await bob.shows('< alice> hello from nc, é ✓');
    await bob.enters('hi');
    await alice.hears('bob: hi\n');
    expect(alice.transcript).toBe('>> Enter pseudo: >> Welcome alice !\nbob: hi\n');
  });

  test('/me and /msg reach a line user, and hers reach irssi', async () => {
    const { bob, alice } = await bobAndAlice();
    await bob.enters('/me waves');
    await alice.hears('* bob waves\n');
    alice.says('/me waves back');
    await bob.shows(' * alice waves back');
    await bob.enters('/msg alice psst');
    await alice.hears('bob (to you): psst\n');
    alice.says('/msg bob yes?');
    await bob.shows(/Act: .*2|\balice\b/);
    await expectNoComplaint(bob);
  });

  test('/topic sets the topic for all, and shows it', async () => {
    const { bob, alice } = await bobAndAlice();
    await bob.enters('/topic Tea at five');
    await bob.shows('bob changed the topic of #lobby to: Tea at five');
    await alice.hears('>> bob set the topic of #lobby: Tea at five\n');
    await bob.enters('/topic');
    await bob.shows('Topic for #lobby: Tea at five');
    await bob.shows(/Topic set by bob \[~bob@127\.0\.0\.1\] \[\w{3} \w{3} \d+ /);
    await expectNoComplaint(bob);
  });

  test('/nick gives another name that all see, and theirs are seen', async () => {
    const { bob, alice } = await bobAndAlice();
    await bob.enters('/nick robert');
    await bob.shows("You're now known as robert");
    await alice.hears('>> bob is now known as robert.\n');
    alice.says('/nick alicia');
    await bob.shows('alice is now known as alicia');
    await bob.enters('hi alicia');
    await alice.hears('robert: hi alicia\n');
    await expectNoComplaint(bob);
  });

  test('/kick throws a line user out, who stays connected and may come back', async () => {
    const { bob, alice } = await bobAndAlice();
    await bob.enters('/kick alice too loud');
    await bob.shows('alice was kicked from #lobby by bob [too loud]');
    await alice.hears('>> alice was thrown out of #lobby by bob (too loud).\n');
    alice.says('/join #lobby');
    await alice.hears('>> Welcome alice !\n>> alice was thrown out of #lobby');
    await bob.shows(/alice .* has joined #lobby.*/);
    await expectNoComplaint(bob);
  });

  test('/mode gives a line user the right to set the topic', async () => {
    const { bob, alice } = await bobAndAlice();
    await bob.enters('/op alice');
    await bob.shows('mode/#lobby [+o alice] by bob');
    await alice.hears('>> bob set mode +o alice in #lobby.\n');
    alice.says('/topic Cake at six');
    await bob.shows('alice changed the topic of #lobby to: Cake at six');
    await expectNoComplaint(bob);
  });

  test('/away is shown to who asks, and comes to an end', async () => {
    const { bob, alice } = await bobAndAlice();
    await bob.goesTo('(status)');
    await bob.enters('/away at lunch');
    await bob.shows('You have been marked as being away');
    alice.says('/msg bob hungry?');
    await alice.hears('>> bob is away: at lunch\n');
    alice.says('/who');
    await alice.hears('>> 2 in #lobby: @bob (away), alice\n');
    await bob.enters('/away');
    await bob.shows('You are no longer marked as being away');
    await expectNoComplaint(bob);
  });

  test('/whois tells about a line user', async () => {
    const { bob } = await bobAndAlice();
    await bob.goesTo('(status)');
    await bob.enters('/whois alice');
    expect(await bob.lines('-!- alice', '-!- End of WHOIS')).toEqual([
      '-!- alice [alice@127.0.0.1]',
      '-!-  ircname  : alice',
      '-!-  channels : #lobby',
      '-!-  server   : salon.localhost [Salon]',
      expect.stringMatching(/^-!- {2}idle {5}: 0 days 0 hours 0 mins \d+ secs \[signon: \w{3} \w{3} /),
      '-!- End of WHOIS',
    ]);
    await expectNoComplaint(bob);
  });

  test('/list shows the rooms', async () => {
    const { bob, alice } = await bobAndAlice();
    await bob.enters('/topic Tea at five');
    await alice.hears('>> bob set the topic of #lobby: Tea at five\n');
    alice.says('/join #tea');
    await alice.hears('>> You are in 2 rooms; what you say goes to #tea.\n');
    await bob.goesTo('(status)');
    await bob.enters('/list -yes');
    expect(await bob.lines('-!- Channel', '-!- End of LIST')).toEqual([
      '-!- Channel Users  Name',
      '-!- #lobby 2 Tea at five',
      '-!- #tea 1',
      '-!- End of LIST',
    ]);
    await expectNoComplaint(bob);
  });

  test('/quit says goodbye with the reason, and irssi ends', async () => {
    const { salon, bob, alice } = await bobAndAlice();
    await expectNoComplaint(bob);
    await bob.enters('/quit see you');
    expect(await bob.terminal.ended()).toBe(0);
    await alice.hears('>> Bye bob !\n');
    await salon.logs(/^INFO: bob left: Quit: see you/);
  });

  test('/disconnect and /connect again find the nick free and the room there', async () => {
    const { salon, bob, alice } = await bobAndAlice();
    await bob.goesTo('(status)');
    await bob.enters('/disconnect');
    await alice.hears('>> Bye bob !\n');
    await bob.enters('/clear');
    await bob.enters('/echo a clear screen');
    await bob.shows('-!- a clear screen');
    await bob.enters(`/connect 127.0.0.1 ${salon.ircPort}`);
    await bob.shows('End of /MOTD');
    await bob.enters('/join #lobby');
    await alice.hears('>> Bye bob !\n>> Welcome bob !\n');
  });
});
