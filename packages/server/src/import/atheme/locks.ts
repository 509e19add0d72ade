import { channelMode } from '@salon/protocol';
import type { Gathered } from '../gathered.ts';
import { type ImportedChannel, usualModes } from '../imported.ts';

/** What a channel's modes are kept at, as a row of Atheme says it. */
interface Locks {
  readonly on: number;
  readonly off: number;
  readonly limit: number;
  readonly key: string;
}

/** The modes that a channel is kept at: bits, and letters with a parameter (`private:mlockext`). */
export function lockedModes(
  name: string,
  { on, off, limit, key }: Locks,
  extended: string,
  gathered: Gathered,
): Pick<ImportedChannel, 'modes' | 'key' | 'limit' | 'forward'> {
  const kept = [...usualModes].filter(letter => (off & bitOf(letter)) === 0);
  const locked = Object.entries(bits).filter(([, bit]) => (on & bit) !== 0);
  const foreign = on & ~ownBits;
  if (foreign !== 0) {
    gathered.skip(
      'modes',
      name,
      `what the bits 0x${foreign.toString(16)} mean depends on the server they were for`,
    );
  }
  const forward = forwardOf(name, extended, gathered);
  return {
    modes: [...new Set([...kept, ...locked.map(([letter]) => (letter === 'p' ? 's' : letter))])].join(''),
    ...(key !== '' && { key }),
    ...(limit > 0 && { limit }),
    ...(forward !== undefined && { forward }),
  };
}

function forwardOf(name: string, extended: string, gathered: Gathered): string | undefined {
  let forward: string | undefined;
  for (const word of extended.split(' ').filter(one => one !== '')) {
    const param = word.slice(1);
    // InspIRCd and UnrealIRCd write L what others write f.
    if (/^[fL]#/.test(word)) forward = param;
    else gathered.skip('mode', `+${word} of ${name}`, unknownMode(word.charAt(0)));
  }
  return forward;
}

function unknownMode(letter: string): string {
  return channelMode(letter) === undefined ? 'there is no such mode here' : 'it may mean something else here';
}

function bitOf(letter: string): number {
  return bits[letter] ?? 0;
}

/** The bits that mean the same for all servers. Who set a channel private did not want it to be listed. */
const bits: Readonly<Record<string, number>> = { i: 0x1, m: 0x8, n: 0x10, p: 0x40, s: 0x80, t: 0x100 };

/** Those, and the ones of keys, limits and being registered, which are told otherwise. */
const ownBits = 0x1 | 0x8 | 0x10 | 0x40 | 0x80 | 0x100 | 0x2 | 0x4 | 0x200;
