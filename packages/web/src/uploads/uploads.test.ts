import { beforeEach, describe, expect, test } from 'vitest';
import { faultOfStatus, faultOfTicket } from './faults.ts';
import { placeOf } from './place.ts';
import { type UploadParts, UploadQueue } from './queue.ts';
import { sizeOf } from './sizes.ts';

interface Sent {
  readonly name: string;
  readonly ticket: string;
  readonly told: (share: number) => void;
  readonly answer: (status: number, location?: string) => Promise<void>;
  readonly cancelled: AbortSignal;
}

describe('files on their way', () => {
  let queue: UploadQueue;
  let sent: Sent[];
  let tickets: number;
  let parts: UploadParts;

  beforeEach(() => {
    queue = new UploadQueue();
    sent = [];
    tickets = 0;
    parts = {
      place: () => ({ post: 'https://chat.example/upload', base: 'https://chat.example/upload' }),
      ticket: async () => ({ ok: true, value: `t${++tickets}` }),
      post: (_place, file, ticket, told, cancelled) =>
        new Promise(resolve => {
          const answer = async (status: number, location?: string) => {
            resolve({ status, location: location ?? null });
            await settled();
          };
          cancelled.addEventListener('abort', () => resolve({ status: 0, location: null }));
          sent.push({ name: file.name, ticket, told, answer, cancelled });
        }),
    };
  });

  test('go two at a time, each with a ticket, and tell how far they are', async () => {
    queue.add(parts, '#tea', [file('a'), file('b'), file('c')]);
    await settled();
    expect(sent.map(({ name, ticket }) => `${name} ${ticket}`)).toEqual(['a t1', 'b t2']);
    sent[0]?.told(0.5);
    expect(states()).toEqual(['running 0.5', 'running 0', 'waiting']);
    await sent[0]?.answer(201, '/files/1/a');
    expect(states()).toEqual(['https://chat.example/files/1/a', 'running 0', 'running 0']);
  });

  test('are taken by their room when they are there', async () => {
    queue.add(parts, '#tea', [file('a'), file('b')]);
    queue.add(parts, '#cake', [file('c')]);
    await settled();
    await sent[0]?.answer(201, 'https://files.example/a');
    await sent[1]?.answer(415);
    await sent[2]?.answer(201, '/c');
    expect(queue.take('#tea')).toEqual(['https://files.example/a']);
    expect(states()).toEqual(['type', 'https://chat.example/c']);
  });

  test('are ended when they are taken away, and the next one goes', async () => {
    queue.add(parts, '#tea', [file('a'), file('b'), file('c')]);
    await settled();
    queue.remove(queue.store.now.all[0]?.id ?? 0);
    await settled();
    expect(sent[0]?.cancelled.aborted).toBe(true);
    expect(sent.map(({ name }) => name)).toEqual(['a', 'b', 'c']);
    expect(states()).toEqual(['running 0', 'running 0']);
  });

  test('try once more with another ticket, and no more', async () => {
    queue.add(parts, '#tea', [file('a')]);
    await settled();
    await sent[0]?.answer(401);
    expect(sent[1]?.ticket).toBe('t2');
    await sent[1]?.answer(401);
    expect(states()).toEqual(['login']);
    queue.retry(parts, 1);
    await settled();
    await sent[2]?.answer(201, '/a');
    expect(states()).toEqual(['https://chat.example/a']);
  });

  test('say why no ticket was given, and that nothing is in them', async () => {
    const refusing: UploadParts = {
      ...parts,
      ticket: async () => ({ ok: false, code: 'ACCOUNT_REQUIRED', text: 'Log in' }),
    };
    queue.add(refusing, '#tea', [file('a'), new File([], 'folder')]);
    await settled();
    expect(states()).toEqual(['login', 'empty']);
  });

  test('go nowhere without an address to send them to', async () => {
    queue.add({ ...parts, place: () => undefined }, '#tea', [file('a')]);
    await settled();
    expect(states()).toEqual(['refused']);
  });

  function states() {
    return queue.store.now.all.map(upload => {
      if (upload.state === 'running') return `running ${upload.share}`;
      if (upload.state === 'done') return upload.url;
      return upload.state === 'failed' ? upload.fault : upload.state;
    });
  }
  function file(name: string) {
    return new File(['x'], name);
  }
  async function settled() {
    for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
  }
});

test.each([
  [201, undefined],
  [413, 'too-large'],
  [507, 'quota'],
  [500, 'server'],
  [418, 'refused'],
  [0, 'unreachable'],
])('status %i: %s', (status, fault) => {
  expect(faultOfStatus(status)).toBe(fault);
});

test('a ticket is not given for a reason', () => {
  const fault = (code: string) => faultOfTicket({ ok: false, code, text: '' });
  expect([fault('ACCOUNT_REQUIRED'), fault('OFFLINE'), fault('RATE_LIMITED'), fault('421')]).toEqual([
    'login',
    'unreachable',
    'busy',
    'refused',
  ]);
});

test('sizes are as people say them', () => {
  expect([sizeOf(1, 'en'), sizeOf(1500, 'en'), sizeOf(16_000_000, 'en')]).toEqual([
    '1 byte',
    '1.5 kB',
    '16 MB',
  ]);
});

test.each([
  [
    'http://127.0.0.1:8080/upload',
    'http://localhost:8080/',
    'http://localhost:8080/upload',
    'http://localhost:8080/upload',
  ],
  [
    'https://chat.example/upload',
    'http://192.0.2.1:8080/#x',
    'http://192.0.2.1:8080/upload',
    'https://chat.example/upload',
  ],
  ['/upload', 'https://chat.example/', 'https://chat.example/upload', 'https://chat.example/upload'],
])('files for %s, from %s, go to the page’s own origin', (filehost, page, post, base) => {
  expect(placeOf(filehost, page)).toEqual({ post, base });
});
