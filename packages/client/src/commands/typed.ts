import type { ChatClient } from '../model/client.ts';
import type { Room } from '../model/room.ts';
import type { Ran, SlashCommand } from './command.ts';
import { done, fault, wordsOf } from './kit.ts';
import { nearNames } from './near.ts';
import { commandNamed } from './table.ts';
import { nobodyHears } from './talk.ts';

/** What someone typed: something to say, a command, or a command that there is not. */
export type Typed =
  | { readonly type: 'say'; readonly text: string }
  | { readonly type: 'command'; readonly command: SlashCommand; readonly rest: string }
  | { readonly type: 'unknown'; readonly name: string; readonly near: readonly string[] };

/**
 * Reads what was typed. A slash alone, a path such as `/etc/hosts` and a text behind two slashes (`//join` says `/join`) are
 * said.
 */
export function parseTyped(line: string): Typed {
  if (line.startsWith('//')) return { type: 'say', text: line.slice(1) };
  const [, name, rest = ''] = /^\/([^\s/]+)(?:\s+([\s\S]*))?$/.exec(line) ?? [];
  if (name === undefined || !/^[a-z]/i.test(name)) return { type: 'say', text: line };
  const command = commandNamed(name);
  if (command === undefined) return { type: 'unknown', name, near: nearNames(name) };
  const words = rest.trim();
  return { type: 'command', command, rest: command.manyLines ? words : words.replace(/\s*\n\s*/g, ' ') };
}

/** Carries out what was typed, and tells what comes of it. Never throws for what a person may type. */
export async function runTyped(
  client: ChatClient,
  room: Room,
  line: string,
  options: { readonly replyTo?: string } = {},
): Promise<Ran> {
  const typed = parseTyped(line);
  if (typed.type === 'say') {
    if (typed.text.trim() === '') return done;
    if (room.kind === 'server') return nobodyHears;
    client.say(room, typed.text, options);
    return done;
  }
  if (typed.type === 'unknown') return unknown(typed.name, typed.near);
  const { command, rest } = typed;
  if (command.asks !== undefined && rest === '')
    return { ok: true, value: { answer: 'account', wanted: command.asks } };
  if (wordsOf(rest).length >= (command.needs ?? 0)) return await command.run(client, room, rest);
  const usage = `/${command.name} ${command.usage}`;
  return fault('usage', `Something is missing. It is written like this: ${usage}`, { usage });
}

function unknown(name: string, near: readonly string[]): Ran {
  const [first] = near;
  if (first === undefined) {
    return fault('unknown', `There is no command /${name}. /help shows those there are; //${name} says it.`, {
      name,
    });
  }
  const meant = near.map(one => `/${one}`).join(', ');
  return fault('unknown-near', `There is no command /${name}. Was it ${meant}? //${name} says it.`, {
    name,
    near: meant,
  });
}
