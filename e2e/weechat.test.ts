import { expect, test } from 'vitest';
import { enterByNc, type Nc } from './support/nc.ts';
import { describeWith } from './support/programs.ts';
import { type Salon, startSalon } from './support/salon.ts';
import { closing } from './support/stage.ts';
import { openWeechat, openWeechatInLobby, type Weechat } from './support/weechat.ts';

/** bob by WeeChat, who made the lobby and is its operator, and alice by nc. */
async function bobAndAlice(): Promise<{ salon: Salon; bob: Weechat; alice: Nc }> {
  const salon = closing(await startSalon());
  const bob = closing(await openWeechatInLobby(salon.ircPort, 'bob'));
  const alice = closing(await enterByNc(salon.linePort, 'alice'));
  await bob.shows('#lobby', '--> | alice (alice) (alice@127.0.0.1) has joined #lobby');
  return { salon, bob, alice };
}

/** That nothing was refused or not understood: such lines WeeChat marks with `=!=`. */
async function expectNoComplaint(weechat: Weechat): Promise<void> {
  const lines = [...(await weechat.lines('server')), ...(await weechat.lines('#lobby'))];
  expect(lines.filter(line => line.startsWith('=!='))).toEqual([]);
}

describeWith(['weechat-headless', 'nc'], 'WeeChat', () => {
  test('connects, agrees on capabilities, and is welcomed', async () => {
    const { ircPort } = closing(await startSalon());
    const bob = closing(await openWeechat(ircPort, 'bob'));
    await bob.shows('server', /client capability, enabled: .*message-tags.*server-time/);
    await bob.shows('server', 'Welcome to the Salon IRC Network bob!~bob@127.0.0.1');
    await bob.shows('server', 'Welcome! Everyone is in #lobby: /join #lobby');
    await expectNoComplaint(bob);
  });

  test('joins the lobby and sees who is there', async () => {
    const { linePort, ircPort } = closing(await startSalon());
    const alice = closing(await enterByNc(linePort, 'alice'));
    alice.says('/topic Tea at five');
    await alice.hears('>> alice set the topic of #lobby: Tea at five\n');
    const bob = closing(await openWeechatInLobby(ircPort, 'bob'));
    await bob.shows('#lobby', '--> | bob (bob) (~bob@127.0.0.1) has joined #lobby');
    await bob.shows('#lobby', 'Topic for #lobby is "Tea at five"');
    await bob.shows('#lobby', 'Topic set by alice');
    await bob.shows('#lobby', 'Channel #lobby: 2 nicks (1 op, 0 halfops, 0 voices, 1 normal)');
    await expectNoComplaint(bob);
  });

  test('hears a line user and is heard by her', async () => {
    const { bob, alice } = await bobAndAlice();
    alice.says('hello from nc, é ✓', '/me waves');
    await bob.shows('#lobby', 'alice | hello from nc, é ✓');
    await bob.shows('#lobby', '* | alice waves');
    await bob.enters('#lobby', 'hi');
    await bob.enters('#lobby', '/me waves back');
    await alice.hears('bob: hi\n* bob waves back\n');
    await bob.enters('#lobby', '/msg alice psst');
    await alice.hears('bob (to you): psst\n');
    alice.says('/msg bob yes?');
    await bob.shows('alice', 'alice | yes?');
    await expectNoComplaint(bob);
  });

  test('/topic, /nick and /op are seen by a line user', async () => {
    const { bob, alice } = await bobAndAlice();
    await bob.enters('#lobby', '/topic Tea at five');
    await alice.hears('>> bob set the topic of #lobby: Tea at five\n');
    await bob.shows('#lobby', 'bob has changed topic for #lobby to "Tea at five"');
    await bob.enters('#lobby', '/op alice');
    await alice.hears('>> bob set mode +o alice in #lobby.\n');
    await bob.enters('#lobby', '/nick robert');
    await alice.hears('>> bob is now known as robert.\n');
    await bob.shows('#lobby', 'You are now known as robert');
    await expectNoComplaint(bob);
  });

  test('/kick throws a line user out', async () => {
    const { bob, alice } = await bobAndAlice();
    await bob.enters('#lobby', '/kick alice too loud');
    await alice.hears('>> alice was thrown out of #lobby by bob (too loud).\n');
    await bob.shows('#lobby', '<-- | bob has kicked alice (too loud)');
    await expectNoComplaint(bob);
  });

  test('/away is told to a line user who writes', async () => {
    const { bob, alice } = await bobAndAlice();
    await bob.enters('server', '/away at lunch');
    await bob.shows('server', 'You have been marked as being away');
    alice.says('/msg bob hungry?');
    await alice.hears('>> bob is away: at lunch\n');
    await bob.enters('server', '/away');
    await bob.shows('server', 'You are no longer marked as being away');
    await expectNoComplaint(bob);
  });

  test('/whois, /who, /names and /list answer about line users too', async () => {
    const { bob } = await bobAndAlice();
    await bob.enters('server', '/whois alice');
    await bob.shows('server', /\[alice\] End of \/?WHOIS list/);
    await bob.shows('server', '[alice] (alice@127.0.0.1): alice');
    await bob.shows('server', '[alice] #lobby');
    await bob.shows('server', '[alice] salon.localhost (Salon)');
    await bob.enters('server', '/who #lobby');
    await bob.shows('server', /\[#lobby\] End of \/?WHO list/);
    await bob.shows('server', '[#lobby] bob (~bob@127.0.0.1) H@ 0 (bob)');
    await bob.shows('server', '[#lobby] alice (alice@127.0.0.1) H 0 (alice)');
    await bob.enters('#lobby', '/names');
    await bob.shows('#lobby', 'Nicks #lobby: [@bob alice]');
    await bob.enters('server', '/list');
    await bob.shows('server', '#lobby(2)');
    await bob.shows('server', /End of \/?LIST/);
    await expectNoComplaint(bob);
  });

  test('/quit says goodbye with the reason, and WeeChat ends', async () => {
    const { salon, bob, alice } = await bobAndAlice();
    await expectNoComplaint(bob);
    await bob.enters('server', '/quit see you');
    expect(await bob.ended()).toBe(0);
    await alice.hears('>> Bye bob !\n');
    await salon.logs(/^INFO: bob left: Quit: see you/);
  });
});
