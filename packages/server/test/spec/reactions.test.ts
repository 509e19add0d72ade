import { describe, expect } from 'vitest';
import { openHistory, playedTo } from '../support/remembering.ts';
import { rule } from './rule.ts';
import { house } from './scene.ts';

const at = house({}, { history: await openHistory() });
const denying = house(
  { limits: { clientTagsDenied: ['draft/react', 'typing'] } },
  { history: await openHistory() },
);

/** What clients agree to who react. */
const agreed = 'message-tags echo-message';

/** What is played to a of a place, without who came in. */
async function played(house: typeof at, target: string): Promise<string[]> {
  return (await playedTo(await house.open(), 'a', target)).filter(line => !line.includes(' JOIN '));
}

describe('Reactions and replies', () => {
  rule('REACT-1 REACT-2: reactions are in the history', async () => {
    const { names } = await at.play(`
      a: ${agreed}
      b: message-tags
      a> JOIN #one
      b> JOIN #one
      b> PRIVMSG #one :hello
      a< @msgid={m} PRIVMSG
      a> @+draft/reply={m};+draft/react=x TAGMSG #one
      a< @msgid={r};+draft/react=x TAGMSG
      b< @msgid={r};+draft/react=x;+draft/reply={m} :a TAGMSG #one
      a> @+draft/reply={m};+draft/unreact=x TAGMSG #one
      a< @msgid={u} TAGMSG
    `);
    const [m, r, u] = ['m', 'r', 'u'].map(name => names.get(name));
    expect(await played(at, '#one')).toEqual([
      `@msgid=${m} :b!~b@127.0.0.1 PRIVMSG #one :hello`,
      `@msgid=${r};+draft/reply=${m};+draft/react=x :a!~a@127.0.0.1 TAGMSG #one`,
      `@msgid=${u};+draft/reply=${m};+draft/unreact=x :a!~a@127.0.0.1 TAGMSG #one`,
    ]);
  });

  rule('REACT-3 REACT-4: other tags alone are not remembered; those of words are', async () => {
    await at.play(`
      a: ${agreed}
      b: message-tags
      a> JOIN #three
      b> JOIN #three
      a> @+typing=active TAGMSG #three
      b< @+typing=active :a TAGMSG #three
      a> @+reply=m;+draft/reply=m;+draft/react=x PRIVMSG #three :hello
    `);
    expect(await played(at, '#three')).toEqual([
      expect.stringMatching(/;\+reply=m;\+draft\/reply=m;\+draft\/react=x :a!\S+ PRIVMSG #three :hello$/),
    ]);
  });

  rule('REACT-5: a tag that is denied is neither shown nor remembered', async () => {
    await denying.play(`
      a: ${agreed}
      b: message-tags
      a> JOIN #five
      b> JOIN #five
      a> @+draft/react=x TAGMSG #five
      a!
      b!
      a> @+draft/react=x;+draft/reply=m;+draft/unreact=y TAGMSG #five
      b< @!+draft/react;+draft/unreact=y :a TAGMSG #five
    `);
    expect(await played(denying, '#five')).toEqual([
      expect.stringMatching(/;\+draft\/reply=m;\+draft\/unreact=y :a!\S+ TAGMSG #five$/),
    ]);
  });

  rule('REACT-6 REACT-7: in direct talk, and taken back', async () => {
    const scene = await at.play(`
      a: ${agreed} draft/message-redaction
      b: ${agreed} draft/message-redaction
      a- logs in alice
      b- logs in bob
      a> PRIVMSG b :hello
      b< @msgid={m} PRIVMSG
      b> @+draft/reply={m};+draft/react=x TAGMSG a
      b< @msgid={r} TAGMSG
    `);
    const hello = expect.stringMatching(/:a!\S+ PRIVMSG b :hello$/);
    const reaction = expect.stringMatching(/;\+draft\/react=x :b!\S+ TAGMSG a$/);
    expect(await played(at, 'b')).toEqual([hello, reaction]);
    await scene.play(`
      b> REDACT a {r}
      a< :b REDACT a {r}
    `);
    expect(await played(at, 'b')).toEqual([hello]);
  });
});
