import { matchesMask } from '@salon/protocol';
import { describe, expect, test } from 'vitest';
import { Scene } from './scene.ts';

const open = { guards: { fakeLag: { perSecond: 0 }, connectionsPerAddressMax: 0, connectsPerAddressMax: 0 } };

/** Masks that make a matcher which tries every way take for ever. */
const evil = (index: number) => `${'*a'.repeat(30 + (index % 10))}*b${index}!*?*?*?*?*x@${'*?'.repeat(20)}`;

describe('mode lists at their limits', () => {
  test('an entry too many is refused, the list is shown whole, and it is gone with its channel', async () => {
    const scene = new Scene(open);
    const owner = scene.irc('owner', '#x');
    const other = scene.irc('other');
    const before = scene.world.sizes();
    const lines: string[] = [];
    const bans = Array.from({ length: 120 }, (_, index) => `MODE #x +b b${index}!*@*`);
    scene.send(owner, [...bans, 'MODE #x +b', 'PING end']);
    await scene.turns(() => {
      lines.push(...scene.linesOf(owner));
      scene.expectServed(other);
      return lines.some(line => line.endsWith(':end'));
    });
    expect(lines.filter(line => / MODE #x \+b /.test(line))).toHaveLength(100);
    expect(lines.filter(line => / 478 /.test(line))).toHaveLength(20);
    expect(lines.filter(line => / 367 /.test(line))).toHaveLength(100);
    expect(lines.filter(line => / 368 /.test(line))).toHaveLength(1);
    owner.line('PART #x');
    scene.linesOf(owner);
    expect(scene.world.sizes()).toStrictEqual({ ...before, channels: 0 });
  });

  test('as many modes, keys and targets as fit one line are held to what a line may change', () => {
    const scene = new Scene(open);
    const owner = scene.irc('owner', '#x');
    scene.send(owner, [`MODE #x +${'b'.repeat(200)} ${'a '.repeat(130)}`, `MODE #x ${'+-'.repeat(200)}b x`]);
    scene.send(owner, [`MODE #x ${'+k-k'.repeat(60)} ${'k '.repeat(100)}`, `MODE #x +l ${'9'.repeat(300)}`]);
    for (const line of scene.linesOf(owner)) {
      const [, letters = ''] = / MODE #x (\S+)/.exec(line) ?? [];
      expect(letters.replace(/[+-]/g, '').length).toBeLessThanOrEqual(20);
    }
    scene.expectServed(owner);
  });
});

describe('masks that would blow up', () => {
  test('a channel full of them costs those who knock and speak little', async () => {
    const scene = new Scene(open);
    const owner = scene.irc('owner', '#x');
    const speaker = scene.irc('a'.repeat(30), '#x');
    scene.send(
      owner,
      Array.from({ length: 100 }, (_, index) => `MODE #x +b ${evil(index)}`),
    );
    let bans = 0;
    await scene.turns(() => {
      bans += scene.linesOf(owner).filter(line => line.includes(' +b ')).length;
      return bans === 100;
    });
    const begun = performance.now();
    for (let index = 0; index < 200; index += 1) speaker.line(`PRIVMSG #x :${index}`);
    for (let index = 0; index < 20; index += 1) scene.irc(`${'a'.repeat(27)}b${index}`, '#x');
    // 220 looks at 100 bans: with a matcher that tries every way one look would not end.
    expect(performance.now() - begun).toBeLessThan(2000);
    scene.expectServed(owner);
  });

  test('asking for them by WHO and LIST ends as well', async () => {
    const scene = new Scene(open);
    const asker = scene.irc('asker', '#x');
    for (let index = 0; index < 50; index += 1)
      scene.irc(`${'a'.repeat(20)}${index}`, `#${'a'.repeat(50)}${index}`);
    const begun = performance.now();
    scene.send(asker, [`WHO ${'*a'.repeat(200)}b`, `LIST ${'*a'.repeat(200)}b`, `WHO ${'?*'.repeat(200)}`]);
    let answers = 0;
    await scene.turns(() => {
      answers += scene.linesOf(asker).filter(line => / (315|323) /.test(line)).length;
      return answers === 3;
    });
    scene.expectServed(asker);
    expect(performance.now() - begun).toBeLessThan(2000);
  });

  test('the matcher takes no more steps than mask times text', () => {
    const begun = performance.now();
    for (let index = 0; index < 200; index += 1) {
      expect(matchesMask(`${'*a'.repeat(100)}*b`, 'a'.repeat(400), 'ascii')).toBe(false);
    }
    expect(performance.now() - begun).toBeLessThan(2000);
  });
});
