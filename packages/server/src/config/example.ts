import { stringify } from 'yaml';
import { z } from 'zod';
import { defaultSettings } from './config.ts';
import { settingsSchema } from './schema.ts';

/** Comments of the example are wrapped at this column. */
const columnsMax = 100;

const head = `# All settings of Salon, with their defaults. Every one may be left out.
# Made from packages/server/src/config/schema.ts by: npm run docs
`;

/** The text of `examples/salon.yaml`: every key with its sentence and its default. */
export function exampleYaml(): string {
  return head + section(settingsSchema, defaultSettings(), 0);
}

function section(schema: z.ZodObject, values: Record<string, unknown>, depth: number): string {
  const indent = '  '.repeat(depth);
  let text = '';
  for (const [key, field] of Object.entries(schema.shape)) {
    const inner = inside(field as z.ZodType);
    text += `\n${comment((field as z.ZodType).description ?? '', indent)}`;
    if (inner instanceof z.ZodObject) {
      text += `${indent}${key}:${section(inner, values[key] as Record<string, unknown>, depth + 1)}`;
    } else {
      text += elements(inner, indent);
      text += stringify({ [key]: values[key] }, { lineWidth: 0 }).replace(/^(?=.)/gm, indent);
    }
  }
  return text;
}

/** What each entry of a list holds, and what is inside of that. */
function elements(schema: z.ZodType, indent: string, path = ''): string {
  const element = schema instanceof z.ZodArray ? inside(schema.element as z.ZodType) : schema;
  if (!(element instanceof z.ZodObject) || (path === '' && element === schema)) return '';
  return Object.entries(element.shape)
    .map(([key, field]) => {
      const at = `${path}${key}`;
      const sentence = comment(`${at}: ${(field as z.ZodType).description}`, indent);
      return sentence + elements(inside(field as z.ZodType), indent, `${at}.`);
    })
    .join('');
}

/** What a field holds behind its default. */
function inside(field: z.ZodType): z.ZodType {
  if (field instanceof z.ZodDefault || field instanceof z.ZodPrefault || field instanceof z.ZodOptional)
    return inside(field.unwrap() as z.ZodType);
  return field;
}

function comment(sentence: string, indent: string): string {
  const lines: string[] = [];
  let line = `${indent}#`;
  for (const word of sentence.split(' ')) {
    if (line.length + 1 + word.length > columnsMax) {
      lines.push(line);
      line = `${indent}#`;
    }
    line += ` ${word}`;
  }
  return [...lines, line].map(text => `${text}\n`).join('');
}
