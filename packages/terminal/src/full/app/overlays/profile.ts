import { theme } from '../../talk/theme.ts';
import { padded } from '../../text/cells.ts';
import { formatted } from '../../text/format.ts';
import { harmless } from '../../text/harmless.ts';
import type { Row } from '../../text/span.ts';
import type { Stage } from '../stage.ts';
import { Lines } from './lines.ts';

const nameCells = 9;

/** Who someone is, as the server knows her. */
export async function openProfile(stage: Stage, nick: string): Promise<void> {
  const asked = await stage.client.whois(nick);
  if (!asked.ok) return void stage.tell(asked.text);
  const { value } = asked;
  const facts: readonly (readonly [string, string | undefined])[] = [
    ['nick', value.nick],
    ['name', value.realname],
    ['from', value.userhost],
    ['account', value.account],
    ['away', value.away],
    ['rooms', value.channels.join(' ')],
    ['idle', value.idleSeconds === undefined ? undefined : `${value.idleSeconds} s`],
    ...value.more.map(line => ['', line] as const),
  ];
  const rows = facts.flatMap(([name, fact]): Row[] =>
    fact === undefined || fact === ''
      ? []
      : [[{ text: padded(name, nameCells), style: theme.quiet }, ...formatted(fact)]],
  );
  stage.open(new Lines(`Who is ${harmless(value.nick)}`, rows, nameCells));
}
