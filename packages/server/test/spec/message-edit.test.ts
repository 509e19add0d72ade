import { describe, expect } from 'vitest';
import { openHistory, playedTo } from '../support/remembering.ts';
import { rule } from './rule.ts';
import { house } from './scene.ts';
import { withOperator } from './settings.ts';

const history = await openHistory();
const at = house({ ...withOperator, history: { editSeconds: 60 } }, { history });

/** What clients agree to who edit. */
const agreed = 'message-tags draft/message-edit echo-message';

describe('What is shown', () => {
  rule(
    'EDIT-1 EDIT-2: who agreed is shown EDIT, others a line that says that it is one',
    at`
      a: ${agreed}
      b: message-tags draft/message-edit
      c:
      a> JOIN #x
      b> JOIN #x
      c> JOIN #x
      b> PRIVMSG #x :helo
      a< @msgid={m} PRIVMSG
      b> EDIT #x {m} :hello all
      a< @msgid={e} :b EDIT #x {m} :hello all
      b< @msgid={e} :b EDIT #x {m} :hello all
      c< :b PRIVMSG #x :\x01ACTION edited: hello all\x01
      c!
      b> EDIT #x {m} :\x01ACTION waves\x01
      a< :b EDIT #x {m} :\x01ACTION waves\x01
      c< :b PRIVMSG #x :\x01ACTION edited: waves\x01
      b> NOTICE #x :helo
      a< @msgid={n} NOTICE
      b> EDIT #x {n} :hello
      c< :b NOTICE #x :edited: hello
      c> EDIT #x {n} :hello
      c< 421 EDIT
    `,
  );

  rule(
    'EDIT-3: in direct talk between accounts',
    at`
      a: ${agreed}
      b: message-tags
      a- logs in alice
      b- logs in bob
      a> PRIVMSG b :helo
      a< @msgid={m} PRIVMSG
      a> EDIT b {m} :hello
      a< :a EDIT b {m} :hello
      b< :a PRIVMSG b :\x01ACTION edited: hello\x01
    `,
  );

  rule('EDIT-4 EDIT-8: in the history it has its new text under its id', async () => {
    const scene = await at.play(`
      a: ${agreed} server-time
      b: message-tags
      a> JOIN #four
      b> JOIN #four
      a> PRIVMSG #four :helo
      a< @msgid={m} PRIVMSG
      a> EDIT #four {m} :hello
      wait 1s
      a> EDIT #four {m} :hello all
      a< @time={t} :a EDIT #four {m} :hello all
    `);
    const id = scene.names.get('m');
    const shown = `:a!~a@127.0.0.1 PRIVMSG #four :hello all`;
    const house = await at.open();
    const [toA = ''] = (await playedTo(house, 'a', '#four')).slice(-1);
    expect(toA).toMatch(new RegExp(`;msgid=${id};draft/edited=${scene.names.get('t')} ${shown}$`));
    expect((await playedTo(house, 'b', '#four')).at(-1)).toBe(`@msgid=${id} ${shown}`);
  });

  rule('EDIT-5: it is found by its new words', async () => {
    await at.play(`
      a: ${agreed}
      a> JOIN #five
      a> PRIVMSG #five :the brown dog
      a< @msgid={m} PRIVMSG
      a> EDIT #five {m} :the quick fox
    `);
    const texts = async (text: string) => {
      const { entries } = await history.query({ type: 'search', in: [{ target: '#five' }], text, limit: 9 });
      return entries.map(entry => entry.text);
    };
    expect(await texts('brown')).toEqual([]);
    expect(await texts('quick')).toEqual(['the quick fox']);
  });

  rule('EDIT-6 EDIT-7: several lines become one, and one becomes several', async () => {
    const scene = await at.play(`
      a: ${agreed} batch draft/multiline
      b: ${agreed}
      c:
      a> JOIN #six
      b> JOIN #six
      c> JOIN #six
      a> PRIVMSG #six :one
      a< @msgid={m} PRIVMSG
      a> @draft/edit={m} BATCH +1 draft/multiline #six
      a> @batch=1 PRIVMSG #six :one
      a> @batch=1 PRIVMSG #six :two
      a!
      a> BATCH -1
      a< @draft/edit={m};msgid={e} :a BATCH +{ref} draft/multiline #six
      a< @batch={ref} :a PRIVMSG #six :one
      a< @batch={ref} :a PRIVMSG #six :two
      a< BATCH -{ref}
      a!
      b< :a PRIVMSG #six :\x01ACTION edited: one\x01
      b< :a PRIVMSG #six :\x01ACTION edited: two\x01
      c< :a PRIVMSG #six :\x01ACTION edited: one\x01
      c< :a PRIVMSG #six :\x01ACTION edited: two\x01
    `);
    const id = scene.names.get('m');
    const house = await at.open();
    const mask = ':a!~a@127.0.0.1';
    expect((await playedTo(house, 'a', '#six')).slice(-4)).toEqual([
      expect.stringMatching(
        new RegExp(`^@msgid=${id};draft/edited=\\S+ ${mask} BATCH \\+${id} draft/multiline #six$`),
      ),
      `@batch=${id} ${mask} PRIVMSG #six :one`,
      `@batch=${id} ${mask} PRIVMSG #six :two`,
      `:salon.localhost BATCH -${id}`,
    ]);
    await scene.play(`
      a> EDIT #six {m} :just one
      b< :a EDIT #six {m} :just one
    `);
    expect((await playedTo(house, 'a', '#six')).at(-1)).toMatch(/^@msgid=\S+ \S+ PRIVMSG #six :just one$/);
  });

  rule(
    'EDIT-9: what is shown to who sent it bears the label',
    at`
      a: ${agreed} labeled-response batch draft/multiline
      a> JOIN #x
      a> PRIVMSG #x :helo
      a< @msgid={m} PRIVMSG
      a> @label=l1 EDIT #x {m} :hello
      a< @label=l1 :a EDIT #x {m} :hello
      a> @label=l2;draft/edit={m} BATCH +1 draft/multiline #x
      a> @batch=1 PRIVMSG #x :one
      a> @batch=1 PRIVMSG #x :two
      a> BATCH -1
      a< @label=l2 BATCH +{ref}
      a> @label=l3;draft/edit=nosuch BATCH +1 draft/multiline #x
      a> @batch=1 PRIVMSG #x :one
      a> BATCH -1
      a< @label=l3 FAIL EDIT UNKNOWN_MSGID #x nosuch
    `,
  );
});

describe('Who may', () => {
  rule(
    'EDIT-20: nobody edits what others said',
    at`
      a: ${agreed}
      b: ${agreed}
      a> JOIN #x
      b> JOIN #x
      b> PRIVMSG #x :mine
      b< @msgid={m} PRIVMSG
      a> EDIT #x {m} :not mine
      a< FAIL EDIT EDIT_FORBIDDEN #x {m}
      a> OPER root secret
      a> EDIT #x {m} :not mine
      a< FAIL EDIT EDIT_FORBIDDEN #x {m}
      b!
    `,
  );

  rule(
    'EDIT-21: for a while',
    at`
      a: ${agreed}
      a> JOIN #x
      a> PRIVMSG #x :helo
      a< @msgid={m} PRIVMSG
      wait 60s
      a> EDIT #x {m} :hello
      a< EDIT #x {m} :hello
      wait 1s
      a> EDIT #x {m} :hello all
      a< FAIL EDIT EDIT_WINDOW_EXPIRED #x {m} 60
    `,
  );

  rule(
    'EDIT-22: what is there',
    at`
      a: ${agreed}
      b: ${agreed}
      a> JOIN #x
      a> PRIVMSG #x :helo
      a< @msgid={m} PRIVMSG
      a> @+draft/react=x TAGMSG #x
      a< @msgid={r} TAGMSG
      a> JOIN #y
      a> EDIT #y {m} :hello
      a< FAIL EDIT UNKNOWN_MSGID #y {m}
      a> EDIT #x {r} :hello
      a< FAIL EDIT UNKNOWN_MSGID #x {r}
      a> EDIT #x nosuch :hello
      a< FAIL EDIT UNKNOWN_MSGID #x nosuch
      b> EDIT #x {m} :hello
      b< FAIL EDIT INVALID_TARGET #x
      b> EDIT #none {m} :hello
      b< FAIL EDIT INVALID_TARGET #none
      a> PART #x
      a> EDIT #x {m} :hello
      a< FAIL EDIT INVALID_TARGET #x
    `,
  );

  rule(
    'EDIT-23: what may be said holds for edits',
    at`
      o: ${agreed}
      a: ${agreed}
      o> JOIN #x
      a> JOIN #x
      a> PRIVMSG #x :helo
      a< @msgid={m} PRIVMSG
      o> MODE #x +m
      a> EDIT #x {m} :hello
      a< 404 #x
      o> MODE #x -m+b a!*@*
      a> EDIT #x {m} :hello
      a< 404 #x
      o> MODE #x -b+c a!*@*
      a> EDIT #x {m} :\x02hello
      a< 404 #x
      o> MODE #x -c+S
      a> EDIT #x {m} :\x02hello
      o< :a EDIT #x {m} :hello
      o> MODE #x -S+W 60
      a> EDIT #x {m} :hello
      o< :a EDIT #x {m} :hello
      a> EDIT #x {m} :hello
      a< 404 #x
      a> PRIVMSG #x :hello
      a< 404 #x
      o> MODE #x -W+U
      a> EDIT #x {m} :hello
      a< 404 #x
      o!
      o- logs in olive
      a- logs in alice
      a> PRIVMSG o :helo
      a< @msgid={d} PRIVMSG
      o> MODE o +g
      a> EDIT o {d} :hello
      a< 716 o
      o> MODE o -g
      o> SILENCE +a!*@*
      a> EDIT o {d} :hello
      a< :a EDIT o {d} :hello
      o!
    `,
  );

  rule(
    'EDIT-24: a text that cannot be',
    at`
      a: ${agreed}
      a> JOIN #x
      a> PRIVMSG #x :helo
      a< @msgid={m} PRIVMSG
      a> EDIT #x {m} :
      a< 412
      a> EDIT #x {m}
      a< 461 EDIT
      a> EDIT #x {m} :{x*470}
      a< 417
      a> EDIT #x {m} :\x01VERSION\x01
      a< FAIL EDIT INVALID_TEXT
    `,
  );

  rule(
    'EDIT-25: in several lines, and no password',
    at`
      a: ${agreed} batch draft/multiline
      b: message-tags batch draft/multiline
      a> JOIN #x
      b> JOIN #x
      a> PRIVMSG #x :helo
      a< @msgid={m} PRIVMSG
      a> EDIT #x {m} :ns identify secret
      a< NOTICE a :…
      a> @draft/edit={m} BATCH +1 draft/multiline #x
      a> @batch=1 PRIVMSG #x :hello
      a> @batch=1 PRIVMSG #x :ns identify secret
      a> BATCH -1
      a< NOTICE a :…
      a> @draft/edit={m} BATCH +1 draft/multiline #x
      a> @batch=1 PRIVMSG #x :
      a> BATCH -1
      a< FAIL BATCH MULTILINE_INVALID
      b!
      # Who did not agree to edits says something new.
      b> @draft/edit={m} BATCH +1 draft/multiline #x
      b> @batch=1 PRIVMSG #x :hello
      b> BATCH -1
      a< @!draft/edit :b PRIVMSG #x :hello
    `,
  );
});
