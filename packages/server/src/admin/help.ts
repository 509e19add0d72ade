import { columns } from './shape.ts';
import type { AdminWord } from './spec.ts';

/** What the command line shows of words: of one all that there is to say, of more a line each. */
export function adminHelp(words: readonly AdminWord[]): readonly string[] {
  const [only] = words;
  if (words.length === 1 && only !== undefined) return helpOf(only);
  return [
    ...columns(words.map(({ name, takes, help }) => [`admin ${name} ${takes}`.trimEnd(), help])),
    '',
    '--json answers for programs. sh ./server.sh admin help WORD WORD says more about one of them.',
  ];
}

function helpOf({ name, takes, help, more = [], asksPassword }: AdminWord): readonly string[] {
  return [
    `admin ${name} ${takes}`.trimEnd(),
    help,
    ...more,
    ...(asksPassword ? ['The password is asked for, or read from the standard input.'] : []),
  ];
}
