import fc from 'fast-check';
import { expect, test } from 'vitest';
import { verbs } from '../../src/doors/irc/verbs/table.ts';
import { words } from '../../src/doors/line/words.ts';
import { privileges } from '../../src/hub/privilege.ts';
import { faultOfIrcLine, faultOfProse } from './lines.ts';
import { type Client, World } from './world.ts';

const target = fc.constantFrom(
  'a',
  'B',
  'l',
  'm',
  '#x',
  '#X',
  '#lobby',
  '#y',
  '*',
  '0',
  'nobody',
  '#',
  ',',
  'a,#x,l',
  '',
);
const junk = fc.oneof(
  fc.string({
    unit: fc.constantFrom('a', ' ', ':', ',', '#', '\x01', '\x00', '\r', '\x1b', 'é', '😀', '*', '+', '-'),
    maxLength: 12,
  }),
  fc.constantFrom('x', 'é', 'a b ', '\x01A').chain(unit => fc.nat(480).map(times => unit.repeat(times))),
);
const param = fc.oneof(
  { weight: 4, arbitrary: target },
  fc.constantFrom(
    '+o',
    '-o',
    '+b',
    '+ovbklimnstZ',
    '+hbeIfWCMQRSUcu',
    '@#x',
    'm:U:*',
    '-lk',
    '+i',
    '+s',
    '+gRTBw',
    '-o',
    '-b',
    '+k',
    'key',
    '5',
    '%tcuihsnfdlaor,123',
    'o%nr,x',
    '*',
    '>0,!*y,C<5,T>0',
    'a,B,nobody',
    'C',
    'S',
    'LS',
    'LIST',
    'END',
    'REQ',
    '302',
    '-server-time',
    'server-time echo-message message-tags',
  ),
  junk,
);
const tags = fc.constantFrom('', '', '', '@+a=b;c ', '@+é=\\s;+d=\\ ', ':source ');
const ircLine = fc
  .tuple(
    tags,
    fc.constantFrom(...verbs.keys(), 'NOSUCH', 'privmsg', 'é'),
    fc.array(param, { maxLength: 4 }),
    fc.option(junk),
  )
  .map(
    ([before, verb, params, last]) =>
      `${before}${[verb, ...params].join(' ')}${last === null ? '' : ` :${last}`}`,
  );
const prose = fc.oneof(
  junk,
  fc
    .tuple(
      fc.constantFrom(...words.map(({ word }) => word), 'nosuch'),
      fc.array(fc.oneof(target, junk), { maxLength: 3 }),
    )
    .map(([word, rest]) => `/${[word, ...rest].join(' ')}`),
);
const act = fc.oneof(
  { weight: 6, arbitrary: fc.record({ door: fc.constant('irc' as const), who: fc.nat(3), line: ircLine }) },
  { weight: 3, arbitrary: fc.record({ door: fc.constant('line' as const), who: fc.nat(3), line: prose }) },
);

/** An operator who may do all but end the test. */
const root = {
  name: 'root',
  password: 'swordfish',
  privileges: privileges.filter(privilege => privilege !== 'die'),
};

/** Someone who came in by a door under a name. */
function comer(world: World, door: 'irc' | 'line', name: string): Client {
  const client = world.connect(door, '127.0.0.1');
  if (door === 'line') client.line(name);
  else {
    client.line(`NICK ${name}`);
    client.line(`USER ${name} 0 * :${name}`);
    client.line('JOIN #x,#lobby');
  }
  return client;
}

function expectWellFormed(client: Client): void {
  const text = client
    .take()
    .map(got => (got === 'closed' ? '' : got.text))
    .join('');
  const lines = text.split(client.kind === 'irc' ? '\r\n' : '\n');
  // Only the question of the line door has no end of line.
  expect(['', '>> Enter pseudo: ']).toContain(lines.pop());
  const faultOf = client.kind === 'irc' ? faultOfIrcLine : faultOfProse;
  for (const line of lines)
    expect([line, faultOf(line.replace('>> Enter pseudo: ', ''))]).toStrictEqual([line, undefined]);
}

test('whatever clients of both doors send, no one breaks, and all they are sent is well formed', () => {
  fc.assert(
    fc.property(fc.array(act, { maxLength: 60, size: 'max' }), acts => {
      const world = new World({ opers: [root] });
      const clients = {
        irc: [...['a', 'b', 'c'].map(name => comer(world, 'irc', name)), world.connect('irc', 'h')],
        line: [...['l', 'm', 'n'].map(name => comer(world, 'line', name)), world.connect('line', 'h')],
      };
      clients.irc[0]?.line('OPER root swordfish');
      clients.irc[0]?.line('MODE a +s');
      for (const { door, who, line } of acts) {
        clients[door][who]?.line(line);
        world.settle();
      }
      for (const client of [...clients.irc, ...clients.line]) expectWellFormed(client);
      world.expectReplay();
    }),
    { numRuns: 40 },
  );
});
