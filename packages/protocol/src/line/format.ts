import type { Message } from './message.ts';
import { formatTags } from './tags.ts';

/**
 * Puts a line together, without CR LF. The last parameter gets a colon only where it needs one: when it is empty,
 * holds a space or begins with a colon.
 */
export function formatLine(message: Message): string {
  let line = '';
  if (message.tags.size > 0) line += `@${formatTags(message.tags)} `;
  if (message.source !== undefined) line += `:${message.source} `;
  line += message.command;
  const last = message.params.length - 1;
  message.params.forEach((param, index) => {
    line += index === last && needsColon(param) ? ` :${param}` : ` ${param}`;
  });
  return line;
}

function needsColon(param: string): boolean {
  return param === '' || param.startsWith(':') || param.includes(' ');
}
