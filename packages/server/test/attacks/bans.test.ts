import { expect, test } from 'vitest';
import type { Client } from '../hub/world.ts';
import { Scene } from './scene.ts';

const settings = {
  opers: [{ name: 'root', password: 'secret', privileges: ['ban', 'defcon'] }],
  limits: { answerRowsMax: 100 },
  guards: { fakeLag: { perSecond: 0 }, connectionsPerAddressMax: 0, connectsPerAddressMax: 0 },
};

/** A server with an operator, who sits at the machine itself. */
function scene(): { readonly scene: Scene; readonly oper: Client } {
  const made = new Scene(settings);
  const oper = made.world.connect('irc', '127.0.0.1');
  made.send(oper, ['NICK oper', 'USER oper 0 * :oper', 'OPER root secret']);
  expect(made.linesOf(oper).join('\n')).toContain(' 381 oper ');
  return { scene: made, oper };
}

/** Lets a client send many lines, some in each turn, and returns what it was sent. */
async function all(made: Scene, client: Client, lines: readonly string[]): Promise<string[]> {
  const got: string[] = [];
  made.send(client, [...lines, 'PING end']);
  await made.turns(() => {
    got.push(...made.linesOf(client));
    return got.some(line => line.endsWith(':end'));
  });
  return got;
}

test('a list of many bans has its bound, and is whole lines', async () => {
  const { scene: made, oper } = scene();
  const bans = Array.from({ length: 120 }, (_, index) => `DLINE 10.0.${index}.0/24 :${'x'.repeat(400)}`);
  await all(made, oper, bans);
  const list = await all(made, oper, ['UBAN LIST', 'UBAN INFO 10.0.0.0/8']);
  expect(list.filter(line => line.includes(':Address 10.'))).toHaveLength(200);
  expect(list.join('\n')).toContain('These are the first 100 of 120 bans.');
});

test('nobody but operators learns of bans, or who set them and why', async () => {
  const { scene: made, oper } = scene();
  const other = made.irc('other', '#x');
  const victim = made.world.connect('irc', '203.0.113.5');
  made.send(victim, ['NICK victim', 'USER v 0 * :v', 'JOIN #x']);
  made.linesOf(other);
  made.send(oper, ['UBAN ADD 203.0.113.0/24 told to her | told to operators', 'DEFCON 4']);
  expect(made.linesOf(victim).join('\n')).toContain('told to her');
  const asked = await all(made, other, [
    ...['UBAN LIST', 'UBAN INFO victim', 'UBAN INFO 203.0.113.5', 'DEFCON', 'AUDIT', 'STATS k', 'STATS d'],
    ...['WHOWAS victim', 'WHOIS oper', 'UBAN DEL 203.0.113.0/24', 'UNDLINE 203.0.113.0/24'],
  ]);
  const seen = [...made.linesOf(other), ...asked].join('\n');
  expect(seen).not.toMatch(/told to|203\.0\.113\.0|DEFCON \d/);
  expect(made.world.connect('irc', '203.0.113.5').destroyed).toBe(true);
});
