import { expect, test } from 'vitest';
import { parseSettings } from './config.ts';
import { renewSettings } from './renew.ts';

const settings = (text: string) => parseSettings(text, 'f');

test('of new settings those hold at once that a running server can take', () => {
  const old = settings(
    '{limits: {topicBytesMax: 5, lineDoorBytesMax: 100}, lobby: "#old", log: {level: info}}',
  );
  const fresh = settings(
    '{limits: {topicBytesMax: 9, lineDoorBytesMax: 200}, lobby: "#new", log: {level: warn, format: json}}',
  );
  expect(renewSettings(old, fresh)).toStrictEqual({
    settings: { ...old, limits: { ...old.limits, topicBytesMax: 9 }, log: { ...old.log, level: 'warn' } },
    changed: ['limits.topicBytesMax', 'log.level'],
    waiting: ['lobby', 'limits.lineDoorBytesMax', 'log.format'],
  });
});

test('what waits for a restart waits still when it is read once more', () => {
  const old = settings('{lobby: "#old"}');
  const { settings: held } = renewSettings(old, settings('{lobby: "#new"}'));
  expect(renewSettings(held, settings('{lobby: "#new"}')).waiting).toStrictEqual(['lobby']);
  expect(renewSettings(held, old)).toStrictEqual({ settings: old, changed: [], waiting: [] });
});

test('a list is one setting', () => {
  const opers = '{opers: [{name: a, password: b, privileges: []}]}';
  expect(renewSettings(settings('{}'), settings(opers))).toMatchObject({ changed: ['opers'], waiting: [] });
});
