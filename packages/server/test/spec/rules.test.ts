import { readdirSync, readFileSync } from 'node:fs';
import { capabilities, channelModes, extbans, isupportTokens, numerics, userModes } from '@salon/protocol';
import { describe, expect, test } from 'vitest';
import { settingsSchema } from '../../src/config/schema.ts';
import { verbs } from '../../src/doors/irc/verbs/table.ts';
import { pendingRules } from './pending.ts';
import { idsOf } from './rule.ts';

const docs = new URL('../../../../docs/spec/', import.meta.url);
const here = new URL('./', import.meta.url);

function textsOf(folder: URL, ending: string): string {
  const files = readdirSync(folder).filter(name => name.endsWith(ending));
  return files.map(name => readFileSync(new URL(name, folder), 'utf8')).join('\n');
}

const written = textsOf(docs, '.md');
const rules = [...written.matchAll(/^- \*\*(\S+)\*\* (.+)$/gm)].map(([, id = '', sentence = '']) => ({
  id,
  sentence,
}));
const ids = new Set(rules.map(({ id }) => id));
const sentences = rules.map(({ sentence }) => sentence).join('\n');

/** Ids with which titles of tests begin. */
const tested = new Set(
  [...textsOf(here, '.test.ts').matchAll(/['"`]((?:[A-Z][A-Z0-9]*(?:-[A-Za-z0-9]+)+ ?)+): /g)].flatMap(
    ([, title = '']) => idsOf(`${title}:`),
  ),
);

const without = (all: Iterable<string>, others: ReadonlySet<string>) =>
  [...all].filter(id => !others.has(id));

describe('Rules and tests', () => {
  test('each rule has a test whose title begins with its id', () => {
    expect(without(ids, tested)).toEqual([]);
  });

  test('each id in a title is that of a rule', () => {
    expect(without(tested, ids)).toEqual([]);
  });

  test('no id stands for two rules', () => {
    expect(rules.length).toBe(ids.size);
  });

  test('what is pending is a rule', () => {
    expect(without(pendingRules, ids)).toEqual([]);
  });
});

describe('The tables are spoken of', () => {
  const missing = (all: Iterable<string>, spoken: (name: string) => boolean) =>
    [...all].filter(name => !spoken(name));
  const begins = (head: string) => [...ids].some(id => id.startsWith(head));

  test('each command has rules, and one of labels', () => {
    expect(missing(verbs.keys(), verb => begins(`${verb}-`) && ids.has(`LABEL-${verb}`))).toEqual([]);
  });

  test('each numeric', () => {
    const codes = Object.values(numerics).map(({ code }) => code);
    expect(missing(codes, code => new RegExp(`\\b${code}\\b`).test(sentences))).toEqual([]);
  });

  test('each mode of channels and of users', () => {
    expect(
      missing(
        channelModes.map(({ letter }) => letter),
        letter => begins(`MODE-${letter}-`),
      ),
    ).toEqual([]);
    expect(
      missing(
        userModes.map(({ letter }) => letter),
        letter => begins(`UMODE-${letter}-`),
      ),
    ).toEqual([]);
  });

  test('each extended ban', () => {
    const letters = extbans.map(({ letter }) => letter);
    expect(missing(letters, letter => begins(`EXTBAN-${letter}-`))).toEqual([]);
  });

  test('each capability', () => {
    expect(
      missing(
        capabilities.map(({ name }) => name),
        name => sentences.includes(name),
      ),
    ).toEqual([]);
  });

  test('each token of 005', () => {
    const limits = new Proxy({}, { get: () => 1 }) as Parameters<typeof isupportTokens>[0];
    const tokens = isupportTokens({ ...limits, network: 'x', clientTagsDenied: ['x'], lobby: '#x' }).map(
      token => token.replace(/=.*/, '').replace(/^salon\//, ''),
    );
    expect(tokens).toContain('LOBBY');
    expect(missing(tokens, token => ids.has(`ISUPPORT-${token}`))).toEqual([]);
  });

  test('each limit, by a rule that shows it', () => {
    const table = [...written.matchAll(/^\| `(\w+\.\w+)` \| (.+?) \|$/gm)];
    const shown = new Map(table.map(([, name = '', list = '']) => [name, list.split(', ')]));
    const { limits, guards, idle } = settingsSchema.parse({});
    for (const [section, settings] of Object.entries({ limits, guards, idle })) {
      const all = Object.keys(settings).map(name => `${section}.${name}`);
      expect(missing(all, name => shown.has(name))).toEqual([]);
    }
    expect(without(new Set([...shown.values()].flat()), ids)).toEqual([]);
  });
});
