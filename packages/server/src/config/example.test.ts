import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { defaultSettings, parseSettings } from './config.ts';
import { exampleYaml } from './example.ts';
import { settingsSchema } from './schema.ts';

const file = new URL('../../../../examples/salon.yaml', import.meta.url);

test('examples/salon.yaml is what the settings say; npm run docs writes it', () => {
  expect(readFileSync(file, 'utf8')).toBe(exampleYaml());
});

test('the example, taken as it is, is the default', () => {
  expect(parseSettings(exampleYaml(), 'examples/salon.yaml')).toEqual(defaultSettings());
});

test('every setting has a sentence', () => {
  const silent: string[] = [];
  const visit = (schema: z.ZodType, path: string) => {
    if (schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault || schema instanceof z.ZodOptional)
      visit(schema.unwrap() as z.ZodType, path);
    else if (schema instanceof z.ZodArray) visit(schema.element as z.ZodType, `${path}[]`);
    else if (schema instanceof z.ZodObject) {
      for (const [key, field] of Object.entries(schema.shape)) {
        if (!(field as z.ZodType).description?.endsWith('.')) silent.push(`${path}.${key}`);
        visit(field as z.ZodType, `${path}.${key}`);
      }
    }
  };
  visit(settingsSchema, 'settings');
  expect(silent).toEqual([]);
});
