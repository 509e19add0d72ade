import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { runServer } from './salon.ts';

const count = 100_000;

/**
 * Puts 100,000 messages of #long where a server keeps them that has its data in this folder: `message 1 of a long evening`
 * and so on, with a `needle` in the middle. Returns how many.
 */
export async function rememberLongRoom(folder: string): Promise<number> {
  const begin = Date.now() - count * 1000;
  const who = ['ann', 'ben', 'cleo', 'dan'].map(nick => ({ nick, user: nick, host: 'host.example' }));
  const lines = Array.from({ length: count }, (_, index) => {
    const number = index + 1;
    const text = `message ${number} ${number === 50_000 ? 'needle ' : ''}${'of a long evening '.repeat(1 + (number % 7))}`;
    return JSON.stringify({
      room: '#long',
      time: new Date(begin + number * 1000).toISOString(),
      kind: 'message',
      id: `long-${number}`,
      who: who[Math.floor(number / 3) % who.length],
      text,
      more: { to: '#long' },
    });
  });
  const file = join(folder, 'long.jsonl');
  const config = join(folder, 'salon.yaml');
  await writeFile(file, ['{"type":"salon-history","version":1}', ...lines, ''].join('\n'));
  await writeFile(config, stringify({ data: { folder } }));
  const admin = runServer('admin', '--config', config, 'history', 'import', 'jsonl', file);
  const code = await admin.ended;
  if (code !== 0) throw new Error(`the import ended with ${code}: ${admin.stdout}${admin.stderr}`);
  return count;
}
