import { describe, expect, test } from 'vitest';
import { IrcFriend, openIrcFriend } from './support/irc-friend.ts';
import { openIrssi } from './support/irssi.ts';
import { describeWith } from './support/programs.ts';
import { startSalon } from './support/salon.ts';
import { closing } from './support/stage.ts';
import { openWeechat } from './support/weechat.ts';

const password = 'pässword-of-bob-✓';

/** A server with the account bob, to which nobody is logged in. */
async function salonOfBob(): Promise<number> {
  const { ircPort } = closing(await startSalon());
  const bob = await openIrcFriend(ircPort, 'bob');
  bob.client.raw('REGISTER', '*', '*', password);
  await bob.hears('loggedin', { account: 'bob' });
  await bob.close();
  return ircPort;
}

describeWith(['weechat-headless'], 'WeeChat', () => {
  test.each(['plain', 'scram-sha-256'])('logs in by %s', async mechanism => {
    const port = await salonOfBob();
    const sasl = `-sasl_mechanism=${mechanism} -sasl_username=bob -sasl_password=${password}`;
    const bob = closing(await openWeechat(port, 'bob', sasl));
    await bob.shows('server', 'You are now logged in as bob');
    await bob.shows('server', 'SASL authentication successful');
  });

  test('is told that a password is wrong', async () => {
    const port = await salonOfBob();
    const sasl = '-sasl_mechanism=scram-sha-256 -sasl_username=bob -sasl_password=guess -sasl_fail=continue';
    const guest = closing(await openWeechat(port, 'guest', sasl));
    await guest.shows('server', 'SASL authentication failed');
  });
});

describeWith(['irssi'], 'irssi', () => {
  test('logs in', async () => {
    const port = await salonOfBob();
    const sasl = `-sasl_mechanism PLAIN -sasl_username bob -sasl_password ${password}`;
    const bob = closing(await openIrssi(port, 'bob', sasl));
    const received = (await bob.received()).join('\n');
    expect(received).toContain(':salon.localhost 900 * *!*@127.0.0.1 bob :');
    expect(received).toContain(':salon.localhost 903 * :');
    expect(received).toContain(':salon.localhost 001 bob :');
  });
});

describe('irc-framework', () => {
  test('logs in, and who guesses does not', async () => {
    const port = await salonOfBob();
    const bob = closing(new IrcFriend());
    bob.connect(port, 'bob', password);
    await bob.hears('loggedin', { account: 'bob' });
    await bob.hears('registered', { nick: 'bob' });
    expect(bob.refusals).toEqual([]);
    const thief = closing(new IrcFriend());
    thief.connect(port, 'b0b', 'guess');
    await thief.hears('sasl failed');
  });
});
