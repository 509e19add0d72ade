import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type FakeDoor, openFakeDoor } from '../test/fake-line-door.ts';
import { until } from '../test/until.ts';
import { type Client, type Paper, startClient } from './client.ts';
import { dialer } from './dial.ts';

/** A client on a real socket, with a clock that only moves when the test says so. */
interface Stage {
  readonly client: Client;
  readonly shown: string[];
  prompt(): string;
  /** Waits until a timer of so many milliseconds is set, and lets it fire. */
  pass(ms: number): Promise<void>;
}

let door: FakeDoor;
const clients: Client[] = [];

beforeEach(async () => {
  door = await openFakeDoor();
});

afterEach(async () => {
  for (const client of clients.splice(0)) client.leave();
  await door.close();
});

function start(host = 'localhost'): Stage {
  const shown: string[] = [];
  const timers = new Map<number, () => void>();
  let prompt = '';
  const paper: Paper = {
    print: lines => void shown.push(...lines),
    setPrompt(next) {
      prompt = next.text;
    },
    close: () => void shown.push('(closed)'),
  };
  const client = startClient(`${host}:${door.port}`, {
    dial: dialer(host, door.port),
    paper,
    after(ms, then) {
      timers.set(ms, then);
      return () => timers.delete(ms);
    },
    dice: () => 0.5,
  });
  clients.push(client);
  return {
    client,
    shown,
    prompt: () => prompt,
    async pass(ms) {
      const fire = await until(`a timer of ${ms} ms`, () => timers.get(ms));
      timers.delete(ms);
      fire();
    },
  };
}

async function enter(pseudo: string): Promise<Stage> {
  const stage = start();
  await until('the question', () => stage.prompt() === '>> Enter pseudo: ');
  stage.client.entered(pseudo);
  await until('the welcome', () => stage.shown.includes(`>> Welcome ${pseudo} !`));
  return stage;
}

describe('client', () => {
  test('answers, talks and hears', async () => {
    const alice = await enter('alice');
    const bob = await enter('bob');
    bob.client.entered('hello');
    await until('the speech', () => alice.shown.includes('bob: hello'));
    expect(bob.shown).toEqual(['>> Welcome bob !']);
    expect(alice.prompt()).toBe('> ');
  });

  test('leaves with a goodbye: what it said before arrives, and the last words are shown', async () => {
    const { client, shown } = await enter('alice');
    client.entered('one');
    client.leave();
    expect(await client.ending).toEqual({ status: 0, sentence: undefined });
    expect(door.heard).toEqual(['alice', 'one', '/quit']);
    expect(shown.filter(line => line !== '(closed)')).toEqual(['>> Welcome alice !', '>> Bye alice !']);
    expect(shown[1]).toBe('(closed)');
  });

  test('comes back after a loss, tries until the server is there, and sends what waited', async () => {
    const stage = await enter('alice');
    const { port } = door;
    await door.close();
    await until('the report', () =>
      stage.shown.includes(`-- connection to localhost:${port} lost; trying again in 1 s`),
    );
    stage.client.entered('meanwhile');
    await stage.pass(1000);
    await until('the failure', () =>
      stage.shown.some(line => line.includes('connection refused); trying again in 2 s')),
    );
    door = await openFakeDoor(port);
    await stage.pass(2000);
    await until('the line', () => door.heard.length === 2);
    expect(door.heard).toEqual(['alice', 'meanwhile']);
    expect(stage.prompt()).toBe('> ');
  });

  test('a reset is a loss', async () => {
    const stage = await enter('alice');
    door.reset();
    await stage.pass(1000);
    await until('the return', () => stage.prompt() === '> ' && door.heard.length === 2);
    expect(stage.shown[1]).toBe(
      `-- connection to localhost:${door.port} lost (connection reset); trying again in 1 s`,
    );
  });

  test('ends with one sentence when nobody is there at first', async () => {
    await door.close();
    expect(await start('127.0.0.1').client.ending).toEqual({
      status: 1,
      sentence: `Cannot reach 127.0.0.1:${door.port} (connection refused). Is the server running? Start it with: sh ./server.sh`,
    });
  });

  test('a server that says nothing more cannot keep it', async () => {
    const stage = start();
    await until('the question', () => stage.prompt() !== '');
    stage.client.leave();
    stage.client.leave();
    expect(await stage.client.ending).toEqual({ status: 0, sentence: undefined });
  });

  test('many lines of one chunk are printed at once', async () => {
    const { shown } = await enter('alice');
    door.write('bob: 1\nbob: 2\nbob: ');
    door.write('3\n');
    await until('all', () => shown.includes('bob: 3'));
    expect(shown).toEqual(['>> Welcome alice !', 'bob: 1', 'bob: 2', 'bob: 3']);
  });
});
