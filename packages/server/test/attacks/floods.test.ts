import { describe, expect, test } from 'vitest';
import { verbs } from '../../src/doors/irc/verbs/table.ts';
import { words } from '../../src/doors/line/words.ts';
import type { Client } from '../hub/world.ts';
import { Scene } from './scene.ts';

/** What a flood of one command may hold: nothing, what is right for some commands, and what is right for none. */
const params: readonly string[] = [
  '',
  '#x',
  'victim',
  '#x :text',
  'victim :text',
  '#x victim',
  '#x victim :text',
  'victim #x',
  '*',
  ':',
  '#x +b a*!*@*',
  '#x +bbb-v * b c victim',
  '+iB',
  `#${'y'.repeat(60)},#z,#x,#,x`,
  'a b c d e f g h i j k l m n o p q r s t',
  `:${'z'.repeat(480)}`,
];

function flood(verb: string, lines: number): string[] {
  return Array.from({ length: lines }, (_, index) => `${verb} ${params[index % params.length]}`);
}

/** Someone to attack, someone who attacks, and how much the server kept before she came. */
function staged(settings?: Record<string, object>) {
  const scene = new Scene(settings);
  const victim = scene.irc('victim', '#x');
  const before = scene.world.sizes();
  const attacker = scene.irc('attacker', '#x');
  return { scene, victim, attacker, before };
}

function expectGone(scene: Scene, attacker: Client, victim: Client, before: object): void {
  attacker.gone();
  scene.expectServed(victim);
  expect(scene.world.sizes()).toStrictEqual(before);
  scene.world.expectReplay();
}

describe('a flood of one command', () => {
  test.each([...verbs.keys()])('%s: no more than a burst of it is taken at once, and 5 a second', verb => {
    const { scene, victim, attacker, before } = staged();
    const signals = scene.world.signals;
    scene.send(attacker, flood(verb, 2000));
    scene.expectServed(victim);
    expect(scene.world.signals - signals).toBeLessThanOrEqual(20 * 4);
    for (let second = 0; second < 10; second += 1) {
      const sofar = scene.world.signals;
      scene.world.wait(1000);
      scene.expectServed(victim);
      expect(scene.world.signals - sofar).toBeLessThanOrEqual(5 * 4);
    }
    expectGone(scene, attacker, victim, before);
  });

  test.each([...verbs.keys()])('%s: without fake lag it is taken in turns with the others', async verb => {
    const { scene, victim, attacker, before } = staged({ guards: { fakeLag: { perSecond: 0 } } });
    let isDone = false;
    scene.send(attacker, [...flood(verb, 600), 'QUIT']);
    await scene.turns(() => {
      scene.expectServed(victim);
      scene.linesOf(attacker);
      isDone = scene.world.sizes().connections === before.connections;
      return isDone;
    });
    expectGone(scene, attacker, victim, before);
  });

  test.each([...verbs.keys()])('%s: a newcomer is held to the same, and let go in time', verb => {
    const scene = new Scene();
    const victim = scene.irc('victim', '#x');
    const before = scene.world.sizes();
    const attacker = scene.world.connect('irc', '192.0.2.1');
    scene.send(attacker, flood(verb, 2000));
    scene.expectServed(victim);
    scene.world.wait(61_000);
    scene.expectServed(victim);
    // Whoever came in by it is a user, and goes as one.
    expectGone(scene, attacker, victim, before);
  });
});

describe('a flood of one word of the line door', () => {
  test.each([...words.keys()])('/%s', word => {
    const scene = new Scene();
    const victim = scene.irc('victim', '#lobby');
    const before = scene.world.sizes();
    const attacker = scene.world.connect('line', '192.0.2.1');
    scene.send(attacker, ['attacker', ...flood(`/${word}`, 2000)]);
    scene.expectServed(victim);
    scene.world.wait(10_000);
    scene.expectServed(victim);
    expectGone(scene, attacker, victim, before);
  });
});
