import { commandAt, parseTyped } from '@salon/client';
import type { Chat } from '../app/chat.ts';
import { ownCommandIn } from '../app/switches.ts';

/** How the command is written that is being typed; empty when there is none. */
export function hintOf({ line, told, pasted }: Chat): string {
  if (told !== '' || pasted !== undefined || !line.text.startsWith('/')) return '';
  const command = ownCommandIn(line.text) ?? commandAt(line.text, line.caret);
  if (command !== undefined) return `/${command.name} ${command.usage}  ${command.help}`;
  const typed = parseTyped(line.text);
  if (typed.type === 'command') return `/${typed.command.name} ${typed.command.usage}  ${typed.command.help}`;
  return typed.type === 'unknown' && typed.near.length > 0
    ? `${typed.near.map(name => `/${name}`).join(' ')}  (Tab)`
    : '';
}
