import { describe, expect } from 'vitest';
import { Store } from '../../src/store/store.ts';
import { newFolder } from '../store/folder.ts';
import { TestServer } from '../support/test-server.ts';
import { rule } from './rule.ts';
import { house } from './scene.ts';
import { withOperator } from './settings.ts';

const at = house(withOperator);

describe('To whom a channel belongs', () => {
  rule(
    'REGISTERED-1: who registers a channel is its owner',
    at`
      b> JOIN #x
      a- logs in alice
      a> JOIN #y
      b> JOIN #y
      a> CS REGISTER #y
      b< :ChanServ MODE #y +q a
    `,
  );
  rule(
    'REGISTERED-2: only its operators register a channel, and only for an account of theirs',
    at`
      a> JOIN #x
      b> JOIN #x
      b- logs in bob
      b> CS REGISTER #x
      b< 482 #x
      a> CS REGISTER #x
      a< :NickServ NOTICE a :…
      a! :ChanServ MODE …
    `,
  );
  rule(
    'REGISTERED-3 REGISTERED-5: the founder is owner whenever she comes in, and nobody else operator',
    at`
      a- logs in alice
      a> JOIN #x
      a> CS REGISTER #x
      a> PART #x
      b> JOIN #x
      b< 353 = #x :b
      a> JOIN #x
      b< :a JOIN #x
      b< :ChanServ MODE #x +q a
    `,
  );
  rule(
    'REGISTERED-4: the founder is owner when she logs in while she is in the channel',
    at`
      a- logs in alice
      a> JOIN #x
      a> CS REGISTER #x
      b> JOIN #x
      b- logs in alice
      a< :ChanServ MODE #x +q b
    `,
  );
  rule(
    'REGISTERED-6: of two who register a channel the first one is its founder',
    at`
      a- logs in alice
      b- logs in bob
      a> JOIN #x
      b> JOIN #x
      a> MODE #x +o b
      b> CS REGISTER #x
      a> CS REGISTER #x
      a! :ChanServ MODE …
      a> CS INFO #x
      a< :ChanServ NOTICE a :…bob…
    `,
  );
  rule(
    'REGISTERED-7: a channel is dropped only with the code that is shown before',
    at`
      a- logs in alice
      a> JOIN #x
      a> CS REGISTER #x
      a> CS DROP #x wrong
      a< :ChanServ NOTICE a :…DROP #x {code}
      a> CS INFO #x
      a< :ChanServ NOTICE a :…alice…
      a> CS DROP #x {code}
      a> PART #x
      b> JOIN #x
      b< 353 = #x :@b
    `,
  );
  rule(
    'REGISTERED-8: a channel goes to who accepts it',
    at`
      a- logs in alice
      b- logs in bob
      a> JOIN #x
      b> JOIN #x
      a> CS REGISTER #x
      b> CS TRANSFER ACCEPT #x
      b! :ChanServ MODE …
      a> CS TRANSFER #x bob
      a! :ChanServ MODE …
      b> CS TRANSFER ACCEPT #x
      b< :ChanServ MODE #x -q+q a b
    `,
  );
  rule(
    'REGISTERED-9: only its founder renames a channel of someone',
    at`
      a- logs in alice
      a> JOIN #x
      b> JOIN #x
      a> CS REGISTER #x
      a> MODE #x +o b
      b> RENAME #x #y
      b< FAIL RENAME CANNOT_RENAME #x #y :…
      a> RENAME #x #y
      b> CS INFO #y
      b< :ChanServ NOTICE b :…alice…
    `,
  );
  rule(
    'REGISTERED-10: a channel whose founder is no more goes to an owner by access, or to nobody',
    async () => {
      await at.play(`
      a- logs in alice
      b- logs in bob
      a> JOIN #x,#y
      b> JOIN #x
      a> CS REGISTER #x
      a> CS REGISTER #y
      a> CS AMODE #x +q bob
    `);
      const { server } = await at.open();
      server.loop.submit({ type: 'remove-account', account: 'alice' });
      const { channels } = server.loop.hub.state;
      expect(channels.get('#x')?.registration?.founder).toBe('bob');
      expect(channels.get('#x')?.registration?.access.size).toBe(0);
      expect(channels.get('#y')?.registration).toBeUndefined();
    },
  );
});

describe('What is kept', () => {
  rule(
    'REGISTERED-11 REGISTERED-12: a channel stays as it is while nobody is in it, and is not shown to who looks for company',
    at`
      a- logs in alice
      a> JOIN #x
      a> CS REGISTER #x
      a> TOPIC #x :tea
      a> MODE #x +kb key *!*@bad
      a> MODE #x
      a< 329 #x {created}
      a> PART #x
      wait 5s
      b> LIST
      b! 322
      b> LIST #x
      b< 322 #x 0 :tea
      b> LUSERS
      b< 254 0
      b> JOIN #x key
      b< 332 #x :tea
      b> MODE #x
      b< 324 #x +ntk key
      b< 329 #x {created}
      b> MODE #x b
      b< 367 #x *!*@bad
    `,
  );
  rule(
    'REGISTERED-13: with KEEPTOPIC off the topic goes when the last one goes',
    at`
      a- logs in alice
      a> JOIN #x
      a> CS REGISTER #x
      a> CS SET #x KEEPTOPIC OFF
      a> TOPIC #x :tea
      a> PART #x
      a> JOIN #x
      a! 332
      a< 366
    `,
  );
  rule('REGISTERED-14: a channel is the same after a restart', async () => {
    const folder = newFolder();
    const start = () => TestServer.start({}, { store: Store.open({ folder }) });
    const first = await start();
    const alice = await first.ircIn('#x', 'alice');
    first.logIn('alice', 'alice');
    await alice.until(/ 900 /);
    first.server.loop.submit({ type: 'add-account', account: 'bob', credential: 'c2' });
    alice.send(
      'CS REGISTER #x',
      'TOPIC #x :tea',
      'MODE #x +ikl-t key 5',
      'MODE #x +be *!*@bad *!*@good',
      'CS AMODE #x +o bob',
      'CS TRANSFER #x bob',
      'CS SET #x SECURE ON',
      'PING done',
    );
    await alice.until(/PONG/);
    const before = first.server.loop.hub.state.channels.get('#x');
    alice.socket.destroy();
    await first.eventually(() => first.server.sessions.size === 0);
    await first.server.stop();

    const second = await start();
    const after = second.server.loop.hub.state.channels.get('#x');
    expect(after).toMatchObject({
      name: '#x',
      flags: 'in',
      password: 'key',
      membersMax: 5,
      topic: before?.topic,
      createdAt: before?.createdAt,
      lists: before?.lists,
      registration: before?.registration,
    });
    expect(after?.members.size).toBe(0);
    await second.stop();
  });
});

describe('Access', () => {
  rule(
    'REGISTERED-15: access is a rank at once, and whenever one comes in',
    at`
      a- logs in alice
      b- logs in bob
      a> JOIN #x
      b> JOIN #x
      a> CS REGISTER #x
      a> CS AMODE #x +h bob
      b< :ChanServ MODE #x +h b
      b> PART #x
      b> JOIN #x
      a< :b JOIN #x
      a< :ChanServ MODE #x +h b
    `,
  );
  rule(
    'REGISTERED-16: access comes in through what bars the way',
    at`
      a- logs in alice
      b- logs in bob
      c- logs in carol
      a> JOIN #x
      a> CS REGISTER #x
      a> CS AMODE #x +h bob
      a> CS AMODE #x +v carol
      a> MODE #x +iklb key 1 *!*@*
      b> JOIN #x
      b< 366 #x
      a> MODE #x -kl+l key 5
      c> JOIN #x
      c< 474 #x
      a> MODE #x -b *!*@*
      c> JOIN #x
      c< 366 #x
      d> JOIN #x
      d< 473 #x
    `,
  );
  rule(
    'REGISTERED-17: by access nobody gives more than by the same rank',
    at`
      a- logs in alice
      b- logs in bob
      c- logs in carol
      a> JOIN #x
      a> CS REGISTER #x
      a> CS AMODE #x +o bob
      c> JOIN #x
      b> CS AMODE #x +a carol
      c! :ChanServ MODE …
      b> CS AMODE #x +o carol
      c< :ChanServ MODE #x +o c
    `,
  );
  rule(
    'REGISTERED-18: OP gives back the rank of an account, and DEOP takes all',
    at`
      a- logs in alice
      a> JOIN #x
      a> CS REGISTER #x
      a> CS DEOP #x
      a< :ChanServ MODE #x -qo a a
      a> CS OP #x
      a< :ChanServ MODE #x +q a
    `,
  );
  rule(
    'REGISTERED-19: in a secure channel nobody without access is made operator',
    at`
      a- logs in alice
      a> JOIN #x
      b> JOIN #x
      a> CS REGISTER #x
      a> CS SET #x SECURE ON
      a> MODE #x +o b
      a< 482 #x
      a> CS OP #x b
      a< 482 #x
      a> MODE #x +v b
      a< :a MODE #x +v b
    `,
  );
  rule(
    'REGISTERED-20: with AUTORANK off no rank is given at JOIN',
    at`
      a- logs in alice
      a> JOIN #x
      a> CS REGISTER #x
      a> CS SET #x AUTORANK OFF
      a> PART #x
      a> JOIN #x
      a< 353 = #x :a
      a! :ChanServ MODE …
    `,
  );
  rule(
    'REGISTERED-21: CLEAR sets right what someone made a mess of',
    at`
      a- logs in alice
      b- logs in bob
      a> JOIN #x
      a> CS REGISTER #x
      a> CS AMODE #x +o bob
      b> JOIN #x
      a> MODE #x +mkb key *!*@bad
      a> CS CLEAR #x MODES
      b< :ChanServ MODE #x -mk key
      a> CS CLEAR #x BANS
      b< :ChanServ MODE #x -b *!*@bad
      a> CS CLEAR #x ACCESS
      b< :ChanServ MODE #x -o b
      a> CS CLEAR #x USERS
      b< :ChanServ KICK #x b :…
      a! :ChanServ KICK #x a …
    `,
  );
  rule(
    'REGISTERED-22: HOWTOBAN tells halfops and above',
    at`
      a- logs in alice
      b- logs in bob
      a> JOIN #x
      c> JOIN #x
      a> CS HOWTOBAN #x b
      a< :ChanServ NOTICE a :…a:bob
      a< :ChanServ NOTICE a :…*!*@…
      c> CS HOWTOBAN #x b
      c< 482 #x
    `,
  );
});

describe('Closed channels', () => {
  rule(
    'PURGE-1 PURGE-3: nobody comes into a closed channel, until it is opened again as it was',
    at`
      a- logs in alice
      a> JOIN #x
      a> CS REGISTER #x
      c> OPER root secret
      c> CS PURGE ADD #x spam
      a< :ChanServ KICK #x a :…spam
      a> JOIN #x
      a< 926 #x
      c> JOIN #x
      c< 926 #x
      c> CS PURGE DEL #x
      a> JOIN #x
      a< :ChanServ MODE #x +q a
    `,
  );
  rule(
    'PURGE-2: PURGE takes a privilege',
    at`
      a- logs in alice
      a> JOIN #x
      a> CS REGISTER #x
      a> CS PURGE ADD #x
      a< 481
      b> CS PURGE LIST
      b< 481
      a> NAMES #x
      a< 353 = #x :~a
    `,
  );
  rule(
    'PURGE-4: a closed channel is not knocked at, and no other one takes its name',
    at`
      c> OPER root secret
      c> CS PURGE ADD #x
      a> JOIN #y
      a> RENAME #y #x
      a< FAIL RENAME CANNOT_RENAME #y #x :…
      a- logs in alice
      a> CS REGISTER #y
      c> CS PURGE ADD #y
      b> KNOCK #y
      b< 926 #y
    `,
  );
});

describe('What others learn', () => {
  const words = [
    'INFO #',
    'GET #',
    'SET # SECURE ON',
    'DROP #',
    'OP #',
    'DEOP # a',
    'AMODE #',
    'AMODE # +o carol',
    'TRANSFER # carol',
    'TRANSFER ACCEPT #',
    'CLEAR # USERS',
    'HOWTOBAN # a',
    'REGISTER #',
  ];

  rule('REGISTERED-23: a secret channel is for outsiders as one that is not there', async () => {
    const scene = await at.play(`
      a- logs in alice
      c- logs in carol
      a> JOIN #secret
      a> CS REGISTER #secret
      a> MODE #secret +s
    `);
    for (const word of words) {
      const asked = (channel: string) => `c> CS ${word.replace('#', channel)}`;
      await scene.play(asked('#secret'));
      const told = scene.linesOf('c').map(line => line.replaceAll('#secret', '#nosuch'));
      await scene.play(asked('#nosuch'));
      expect(scene.linesOf('c'), word).toEqual(told);
      expect(told, word).not.toEqual([]);
    }
  });

  rule(
    'REGISTERED-24: who may not change a channel changes nothing of it',
    at`
      a- logs in alice
      b- logs in bob
      a> JOIN #x
      a> CS REGISTER #x
      b> JOIN #y
      b> CS REGISTER #y
      b> JOIN #x
      a> MODE #x +o b
      b> CS DROP #x
      b> CS SET #x SECURE ON
      b> CS CLEAR #x USERS
      b> CS AMODE #x +o bob
      b> CS TRANSFER #x bob
      b> CS DEOP #x a
      b> CS OP #x c
      c> CS DROP #x
      c> CS CLEAR #x USERS
      c> CS OP #x c
      a> CS INFO #x
      a< :ChanServ NOTICE a :…alice…
      a> NAMES #x
      a< 353 = #x :~a @b
      a> CS AMODE #x
      a< :ChanServ NOTICE a :…alice…
      a!
    `,
  );
});
