import { describe, expect, test } from 'vitest';
import { verbs } from '../packages/server/src/doors/irc/verbs/table.ts';
import { Attacker, attackers, Bystander } from './support/attacker.ts';
import { type Salon, startProbedSalon } from './support/salon.ts';
import { closing } from './support/stage.ts';
import { until } from './support/until.ts';

/** What an attack may leave behind, for what a server learns at its first busy moment. Bytes. */
const heapGrowthMax = 12_000_000;

/** How long anyone may wait while others attack. Generous: the machine may be busy with other tests. Milliseconds. */
const waitMsMax = 2000;

/** Everyone comes from this machine here, and is held to what strangers are held to, but for how often they come. */
const settings = { guards: { exempt: [], connectsPerAddressMax: 0 } };

/** Attacks a server three times. Bystanders must be served meanwhile, and memory must be back after. */
async function expectToHold(changes: object, attack: (salon: Salon) => Promise<void>): Promise<void> {
  const salon = closing(await startProbedSalon({ ...settings, ...changes }));
  const bystander = closing(await Bystander.enter(salon.ircPort, 'bystander'));
  await bystander.during(attack(salon));
  const before = await salon.heapBytes();
  for (let round = 0; round < 2; round += 1) await bystander.during(attack(salon));
  await until('everyone else to be gone', async () => (await bystander.count()).join() === '1,0');
  expect(bystander.slowestMs).toBeLessThan(waitMsMax);
  await until(
    'memory to be back',
    async () => (await salon.heapBytes()) - before < heapGrowthMax,
    async () => `${before} bytes before, ${await salon.heapBytes()} after`,
  );
}

describe('a server process holds', () => {
  test('against 2,000 connections from one address', async () => {
    await expectToHold({}, async salon => {
      const crowd = [...attackers(1000, salon.ircPort), ...attackers(1000, salon.linePort)];
      await until(
        'all but 31 to be refused',
        () => crowd.filter(({ socket }) => socket.destroyed).length >= 1969,
      );
      const told = crowd.filter(({ heard }) => heard.includes('Too many connections from your address'));
      expect(told.length).toBeGreaterThan(1900);
      await Promise.all(crowd.map(attacker => attacker.leave()));
    });
  });

  test('against 1,000 newcomers who say a byte now and then', async () => {
    const changes = {
      idle: { newcomerSeconds: 2 },
      guards: { ...settings.guards, connectionsPerAddressMax: 0 },
    };
    await expectToHold(changes, async salon => {
      const crowd = attackers(1000, salon.ircPort);
      const drip = setInterval(() => {
        for (const attacker of crowd) void attacker.send('N');
      }, 500);
      await Promise.all(crowd.map(({ gone }) => gone)).finally(() => clearInterval(drip));
    });
  });

  test.each([
    ['with fake lag', settings.guards],
    ['without fake lag', { ...settings.guards, fakeLag: { perSecond: 0 } }],
  ])('against floods of every command %s', async (_title, guards) => {
    // Who floods and is gone leaves lines that wait. That nobody is behind them any more is seen by a PING.
    const idle = { ircPingSeconds: 1, ircPongSeconds: 1 };
    await expectToHold({ guards, idle }, async salon => {
      const crowd = attackers(16, salon.ircPort);
      const flood = [...verbs.keys()]
        .filter(verb => verb !== 'QUIT')
        .map(verb => `${verb} #x :y\r\n${verb}\r\n${verb} * * *\r\n`)
        .join('');
      const attack = async (attacker: Attacker, index: number) => {
        await attacker.send(`NICK flood${index}\r\nUSER f 0 * :f\r\nJOIN #x\r\n`);
        const end = performance.now() + 2000;
        while (performance.now() < end && !attacker.socket.destroyed) {
          await Promise.race([attacker.send(flood), new Promise(resolve => setTimeout(resolve, 100))]);
        }
        attacker.socket.resetAndDestroy();
      };
      await Promise.all(crowd.map(attack));
    });
  });

  test('against bytes that never end a line, NUL, CR and tags without end', async () => {
    await expectToHold({}, async salon => {
      const texts = ['x', '\0', '\r', '@+a=', '@;', 'é', '\xff'];
      const crowd = texts.flatMap(text => {
        const flooded = text.repeat(100_000);
        return [salon.ircPort, salon.linePort].map(async port => {
          const attacker = new Attacker(port);
          for (let count = 0; count < 20; count += 1) await attacker.send(flooded);
          await attacker.gone;
        });
      });
      await Promise.all(crowd);
    });
  });

  test('against readers that stop reading in a busy room', async () => {
    const guards = { ...settings.guards, fakeLag: { perSecond: 0 } };
    await expectToHold({ guards }, async salon => {
      const stuck = attackers(10, salon.ircPort);
      for (const [index, attacker] of stuck.entries()) {
        await attacker.send(`NICK stuck${index}\r\nUSER s 0 * :s\r\nJOIN #busy\r\n`);
        await until('them to be in', () => attacker.heard.includes(' 366 '));
        attacker.socket.pause();
      }
      const talker = new Attacker(salon.ircPort);
      await talker.send('NICK talker\r\nUSER t 0 * :t\r\nJOIN #busy\r\n');
      const burst = `PRIVMSG #busy :${'z'.repeat(400)}\r\n`.repeat(200);
      // Their system takes some megabytes for them before they are found not to read.
      await until('all to be cut off', async () => {
        await talker.send(burst);
        await talker.send('NAMES #busy\r\n');
        return /353 talker . #busy :@?talker\r/.test(talker.heard);
      });
      await Promise.all([talker, ...stuck].map(attacker => attacker.leave()));
    });
  });
});

test('a server under attack still tells everyone that it stops, and ends with exit code 0 within 5 s', async () => {
  const salon = await startProbedSalon({ guards: { ...settings.guards, fakeLag: { perSecond: 0 } } });
  const victim = new Attacker(salon.ircPort);
  await victim.send('NICK victim\r\nUSER v 0 * :v\r\nJOIN #busy\r\n');
  const crowd = attackers(10, salon.ircPort);
  for (const [index, attacker] of crowd.entries()) {
    await attacker.send(`NICK flood${index}\r\nUSER f 0 * :f\r\nJOIN #busy\r\n`);
    await until('it to be in', () => attacker.heard.includes(' 366 '));
    if (index < 5) attacker.socket.pause();
  }
  const flood = setInterval(() => {
    for (const attacker of crowd) void attacker.send(`PRIVMSG #busy :${'z'.repeat(400)}\r\n`.repeat(20));
  }, 10);
  try {
    await until('the flood to be heard', () => victim.heard.includes('zzz'));
    const { code, tookMs } = await salon.terminate();
    expect(code).toBe(0);
    expect(tookMs).toBeLessThan(5000);
    await victim.gone;
    expect(victim.heard).toMatch(/ERROR :Closing Link: 127\.0\.0\.1 \(The server is stopping\)\r\n$/);
  } finally {
    clearInterval(flood);
    for (const attacker of crowd) attacker.socket.destroy();
  }
});
