import { describe, expect } from 'vitest';
import { readLine } from './line.ts';
import { rule } from './rule.ts';
import { house } from './scene.ts';

const caps = 'batch draft/metadata-3';
const at = house({
  opers: [
    { name: 'root', password: 'secret', privileges: ['metadata'] },
    { name: 'eye', password: 'secret', privileges: ['see'] },
  ],
});

describe('The capability', () => {
  rule(
    'METADATA-1: its value tells the limits',
    at`
      a: new
      a> CAP LS 302
      a< CAP * LS * :…draft/metadata-3=before-connect,max-subs=50,max-keys=20,max-key-bytes=64,max-value-bytes=256 …
    `,
  );
  rule(
    'METADATA-2: who did not agree to it and to batch knows no METADATA',
    at`
      a: batch
      b: draft/metadata-3
      c: ${caps}
      a> METADATA * LIST
      a< 421 METADATA
      b> METADATA * LIST
      b< 421 METADATA
      c> METADATA * LIST
      c< BATCH
    `,
  );
  rule(
    'METADATA-3: who gives one of them up has subscribed to nothing',
    at`
      a: ${caps}
      b: ${caps}
      c: ${caps}
      b> JOIN #x
      a> JOIN #x
      a> METADATA * SUB avatar
      a> CAP REQ :-draft/metadata-3
      b> METADATA * SET avatar :x
      a!
      a> CAP REQ :draft/metadata-3
      a> METADATA * SUBS
      a! 772
      c> METADATA * SUB avatar
      c> CAP REQ :-batch
      c> CAP REQ :batch
      c> METADATA * SUBS
      c! 772
    `,
  );
  rule(
    'METADATA-4: what is no subcommand or has other parameters is refused',
    at`
      a: ${caps}
      a> METADATA
      a< FAIL METADATA INVALID_PARAMS * :…
      a> METADATA * SNEEZE
      a< FAIL METADATA INVALID_PARAMS SNEEZE :…
      a> METADATA * :: hi!
      a< FAIL METADATA INVALID_PARAMS * :…
      a> METADATA * GET
      a< FAIL METADATA INVALID_PARAMS GET :…
      a> METADATA * CLEAR x
      a< FAIL METADATA INVALID_PARAMS CLEAR :…
      a!
    `,
  );
});

describe('GET, LIST, SET, CLEAR', () => {
  const small = house({ metadata: { keysMax: 2, valueBytesMax: 8, changesMax: 5, changeSeconds: 10 } });

  rule(
    'METADATA-10: SET is answered by 761',
    at`
      a: ${caps}
      a> METADATA * SET display-name :Alice 💜
      a< 761 a display-name * :Alice 💜
      a!
    `,
  );
  rule(
    'METADATA-11: SET without a value takes the key away',
    at`
      a: ${caps}
      a> METADATA * SET display-name :Alice
      a> METADATA * SET display-name
      a< 766 a display-name :…
      a!
      a> METADATA * SET display-name :
      a< 766 a display-name :…
      a!
    `,
  );
  rule(
    'METADATA-12: GET is a batch in the order of the question',
    at`
      a: ${caps}
      a> METADATA * SET url :https://example.com
      a> METADATA * GET avatar url
      a< BATCH +{ref} metadata a $
      a< @batch={ref} 766 a avatar :…
      a< @batch={ref} 761 a url * :https://example.com
      a< BATCH -{ref} $
      a!
    `,
  );
  rule(
    'METADATA-13: LIST is a batch of all, maybe of none',
    at`
      a: ${caps}
      b: ${caps}
      b> METADATA a LIST
      b< BATCH +{ref} metadata a $
      b< BATCH -{ref} $
      b!
      a> METADATA * SET url :x
      a> METADATA * SET avatar :y
      b> METADATA a LIST
      b< BATCH +{ref} metadata a $
      b< @batch={ref} 761 a url * :x
      b< @batch={ref} 761 a avatar * :y
      b< BATCH -{ref} $
      b!
    `,
  );
  rule(
    'METADATA-14: CLEAR takes all away',
    at`
      a: ${caps}
      a> METADATA * SET url :x
      a> METADATA * SET avatar :y
      a> METADATA * CLEAR
      a< BATCH +{ref} metadata a $
      a< @batch={ref} 766 a url :…
      a< @batch={ref} 766 a avatar :…
      a< BATCH -{ref} $
      a!
      a> METADATA * LIST
      a! 761
    `,
  );
  rule(
    'METADATA-15: oneself has three names',
    at`
      a: ${caps}
      a> METADATA a SET url :x
      a< 761 a url * :x
      a> METADATA A GET url
      a< 761 a url * :x
      a> METADATA * GET url
      a< 761 a url * :x
    `,
  );
  rule(
    'METADATA-16: what cannot be a key is not taken',
    at`
      a: ${caps}
      a> METADATA * SET $url$ :x
      a< FAIL METADATA INVALID_KEY $url$ :…
      a> METADATA * SET Url :x
      a< FAIL METADATA INVALID_KEY Url :…
      a> METADATA * SET {k*65} :x
      a< FAIL METADATA INVALID_KEY {k*65} :…
      a!
      a> METADATA * GET $url$ url
      a< WARN METADATA INVALID_KEY $url$ :…
      a< 766 a url
      a> METADATA * SUB url $url$
      a< 770 url
      a< WARN METADATA INVALID_KEY $url$ :…
      a> METADATA * UNSUB $url$ url
      a< 771 url
      a< WARN METADATA INVALID_KEY $url$ :…
    `,
  );
  rule(
    'METADATA-17: a value that is too long is not taken',
    at`
      a: ${caps}
      b: ${caps}
      a> JOIN #x
      b> METADATA * SUB url
      b> JOIN #x
      a> METADATA * SET url :{x*257}
      a< FAIL METADATA INVALID_VALUE url :…
      a!
      b!
      a> METADATA * SET url :{💜*65}
      a< FAIL METADATA INVALID_VALUE url :…
    `,
  );
  rule('METADATA-18: a value that is not UTF-8 is not taken', async () => {
    const server = await at.open();
    const a = await server.irc('a', 'batch', 'draft/metadata-3');
    a.socket.write(Buffer.from('METADATA * SET url :caf\xe9\r\n', 'latin1'));
    expect(await a.line()).toMatch(/ FAIL METADATA INVALID_UTF8 /);
    a.send('METADATA * SET url', 'METADATA * GET url');
    expect(await a.line()).toMatch(/ 766 a a url /);
  });
  rule(
    'METADATA-19: nobody has more keys than are allowed',
    small`
      a: ${caps}
      a> METADATA * SET one :x
      a> METADATA * SET two :x
      a> METADATA * SET three :x
      a< FAIL METADATA LIMIT_REACHED a 2 :…
      a!
      a> METADATA * SET one :y
      a< 761 a one * :y
    `,
  );
  rule(
    'METADATA-20: who changes too much has to wait',
    small`
      a: ${caps}
      a> METADATA * SET one :1
      a> METADATA * SET one :2
      a> METADATA * SET one :3
      a> METADATA * SET one :4
      a> METADATA * SET one :5
      a> METADATA * SET one :6
      a< FAIL METADATA RATE_LIMITED a one 10 :…
      a!
      wait 10s
      a> METADATA * SET one :6
      a< 761 a one * :6
    `,
  );
  rule('METADATA-21: the longest value comes whole', async () => {
    const nick = 'n'.repeat(30);
    const channel = `#${'c'.repeat(63)}`;
    const key = 'k'.repeat(64);
    const value = 'é'.repeat(128);
    const scene = await at.play(`${nick}: ${caps}\n${nick}> JOIN ${channel}`);
    await scene.play(`${nick}> METADATA ${channel} SET ${key} :${value}`);
    const [line = ''] = scene.linesOf(nick);
    expect(readLine(line).params.at(-1)).toBe(value);
    expect(Buffer.byteLength(line) + 2).toBeLessThanOrEqual(512);
  });
});

describe('Who may', () => {
  rule(
    'METADATA-30: of others all is seen and nothing set',
    at`
      a: ${caps}
      b: ${caps}
      b> METADATA * SET url :x
      a> METADATA b GET url
      a< 761 b url * :x
      a> METADATA b SET url :y
      a< FAIL METADATA KEY_NO_PERMISSION b url :…
      a!
      b!
      a> METADATA b CLEAR
      a< FAIL METADATA KEY_NO_PERMISSION b * :…
      a!
      a> METADATA b LIST
      a< 761 b url * :x
    `,
  );
  rule(
    'METADATA-31: nobody is no target',
    at`
      a: ${caps}
      a> METADATA nobody LIST
      a< FAIL METADATA INVALID_TARGET nobody :…
      a!
      a> METADATA $a:b SET url :x
      a< FAIL METADATA INVALID_TARGET $a:b :…
      a!
    `,
  );
  rule(
    'METADATA-32: members see, operators set',
    at`
      a: ${caps}
      b: ${caps}
      a> JOIN #x
      b> JOIN #x
      a> METADATA #x SET url :x
      a< 761 #x url * :x
      b> METADATA #x LIST
      b< BATCH +{ref} metadata #x $
      b< @batch={ref} 761 #x url * :x
      b> METADATA #x SET url :y
      b< FAIL METADATA KEY_NO_PERMISSION #x url :…
      b!
      a!
      b> METADATA #x CLEAR
      b< FAIL METADATA KEY_NO_PERMISSION #x * :…
      b!
    `,
  );
  rule(
    'METADATA-33: who is not inside learns nothing',
    at`
      a: ${caps}
      b: ${caps}
      b> METADATA * SUB url
      a> JOIN #x
      a> METADATA #x SET url :hidden
      b!
      b> METADATA #x GET url
      b< FAIL METADATA INVALID_TARGET #x :There is no such target for you
      b!
      b> METADATA #y GET url
      b< FAIL METADATA INVALID_TARGET #y :There is no such target for you
      b!
      b> METADATA #x LIST
      b< FAIL METADATA INVALID_TARGET #x :…
      b!
      b> METADATA #x SYNC
      b< FAIL METADATA INVALID_TARGET #x :…
      b!
      b> METADATA #x SET url :y
      b< FAIL METADATA INVALID_TARGET #x :…
      b!
      b> METADATA #x CLEAR
      b< FAIL METADATA INVALID_TARGET #x :…
      b!
    `,
  );
  rule(
    'METADATA-34: an operator with metadata sets those of others',
    at`
      a: ${caps}
      b: ${caps}
      b> METADATA * SUB url
      b> JOIN #x
      a> OPER root secret
      a> METADATA b SET url :y
      a< 761 b url * :y
      b< 761 b url * :y
      a> METADATA #x SET url :z
      a< 761 #x url * :z
    `,
  );
  rule(
    'METADATA-35: an operator with see sees those of every channel',
    at`
      a: ${caps}
      b: ${caps}
      b> JOIN #x
      b> METADATA #x SET url :x
      a> OPER eye secret
      a> METADATA #x LIST
      a< 761 #x url * :x
      a> METADATA #x SET url :y
      a< FAIL METADATA KEY_NO_PERMISSION #x url :…
    `,
  );
  rule(
    'METADATA-36: keys of operators are theirs alone',
    at`
      a: ${caps}
      o: ${caps}
      o> OPER root secret
      a> METADATA * SUB private/note
      a< 770 private/note
      a< NOTE METADATA KEY_NO_PERMISSION a private/note :…
      a> METADATA * SET private/note :x
      a< FAIL METADATA KEY_NO_PERMISSION a private/note :…
      o> METADATA a SET private/note :x
      o< 761 a private/note operators :x
      a!
      a> METADATA * GET private/note
      a< 766 a private/note :…
      a> METADATA * LIST
      a! 761
      o> METADATA a LIST
      o< 761 a private/note operators :x
    `,
  );
});

describe('Being told', () => {
  const small = house({ metadata: { subscriptionsMax: 3, joinMembersMax: 2 } });

  rule(
    'METADATA-40: SUB is answered by 770 and 774',
    at`
      a: ${caps}
      a> METADATA * SUB avatar url
      a< 770 avatar url $
      a< 774 *ALL 0 :…
      a!
      a> METADATA * SUB url
      a< 770 url $
      a!
    `,
  );
  rule(
    'METADATA-41: subscriptions have a bound',
    small`
      a: ${caps}
      a> METADATA * SUB avatar url
      a> METADATA * SUB city country bar
      a< 770 city $
      a< FAIL METADATA LIMIT_REACHED country 3 :…
      a< 774 *ALL
      a!
    `,
  );
  rule(
    'METADATA-42: UNSUB is answered by 771',
    at`
      a: ${caps}
      a> METADATA * SUB avatar
      a> METADATA * UNSUB avatar url
      a< 771 avatar url $
      a!
      a> METADATA * SUBS
      a! 772
    `,
  );
  rule(
    'METADATA-43: SUBS is a batch of 772',
    at`
      a: ${caps}
      a> METADATA * SUBS
      a< BATCH +{ref} metadata-subs $
      a< BATCH -{ref} $
      a!
      a> METADATA * SUB avatar avatar url
      a> METADATA * SUBS
      a< BATCH +{ref} metadata-subs $
      a< @batch={ref} 772 avatar url $
      a< BATCH -{ref} $
      a!
    `,
  );
  rule(
    'METADATA-44: they are for oneself',
    at`
      a: ${caps}
      b: ${caps}
      a> METADATA A SUB url
      a< 770 url
      a> METADATA b SUB url
      a< FAIL METADATA INVALID_TARGET b :…
      a> METADATA b UNSUB url
      a< FAIL METADATA INVALID_TARGET b :…
      a> METADATA b SUBS
      a< FAIL METADATA INVALID_TARGET b :…
    `,
  );
  rule(
    'METADATA-45 METADATA-46: who has subscribed is told, and nobody else',
    at`
      a: ${caps}
      b: ${caps}
      c: ${caps}
      d: ${caps}
      a> METADATA * SUB url
      b> METADATA * SUB url
      c> METADATA * SUB avatar
      d> METADATA * SUB url
      a> JOIN #x
      b> JOIN #x
      c> JOIN #x
      a> METADATA * SET url :x
      a< 761 a url * :x
      a!
      b< 761 a url * :x
      b!
      c!
      d!
      a> METADATA * SET url
      a< 766 a url
      b< 766 a url :…
      b!
      a> METADATA #x SET url :y
      a< 761 #x url * :y
      a!
      b< 761 #x url * :y
      b!
      c!
      d!
    `,
  );
  rule(
    'METADATA-47: who monitors a nick is told',
    at`
      a: ${caps}
      b: ${caps}
      b> METADATA * SUB url
      b> MONITOR + a,c
      b< 730 :a!…
      b< 774 a 0 :…
      b< 731 :c
      a> METADATA * SET url :x
      b< 761 a url * :x
      b!
      a> NICK c
      b< 730 :c!…
      b< 774 c 0 :…
      b> METADATA c SYNC
      b< 761 c url * :x
    `,
  );
  rule(
    'METADATA-48: SYNC shows what one has subscribed to',
    at`
      a: ${caps}
      b: ${caps}
      a> JOIN #x
      a> METADATA #x SET url :x
      a> METADATA * SET url :y
      a> METADATA * SET avatar :z
      b> JOIN #x
      b> METADATA * SUB url
      b> METADATA #x SYNC
      b< BATCH +{ref} metadata #x $
      b< @batch={ref} 761 #x url * :x
      b< @batch={ref} 761 a url * :y
      b< BATCH -{ref} $
      b!
      b> METADATA a SYNC
      b< BATCH +{ref} metadata a $
      b< @batch={ref} 761 a url * :y
      b< BATCH -{ref} $
      b!
    `,
  );
  rule(
    'METADATA-49: SYNC of *ALL shows everyone once',
    at`
      a: ${caps}
      b: ${caps}
      c: ${caps}
      d: ${caps}
      c> METADATA * SET url :c
      d> METADATA * SET url :d
      a> JOIN #x,#y
      a> METADATA #y SET url :y
      a> METADATA * SET url :a
      b> METADATA * SET url :b
      b> JOIN #x,#y
      b> MONITOR + c,a
      b> METADATA * SUB url
      b> METADATA *ALL SYNC
      b< BATCH +{ref} metadata *ALL $
      b< 761 b url * :b
      b< 761 a url * :a
      b< 761 #y url * :y
      b< 761 c url * :c
      b< BATCH -{ref} $
      b!
    `,
  );
  rule(
    'METADATA-50: behind JOIN comes what SYNC shows, or 774',
    small`
      a: ${caps}
      b: ${caps}
      c: ${caps}
      a> METADATA * SET url :x
      a> JOIN #x
      b> METADATA * SUB url
      b> JOIN #x
      b< 366 #x
      b< BATCH +{ref} metadata #x $
      b< @batch={ref} 761 a url * :x
      b< BATCH -{ref} $
      b! 774
      c> METADATA * SUB url
      c> JOIN #x
      c< 366 #x
      c< 774 #x 5 :…
      c! 761
      c> METADATA #x SYNC
      c< 761 a url * :x
    `,
  );
  rule(
    'METADATA-51: who comes in is shown with hers',
    at`
      a: ${caps}
      b: ${caps}
      a> METADATA * SUB url
      a> JOIN #x
      b> METADATA * SET url :x
      b> METADATA * SET avatar :y
      b> JOIN #x
      a< :b JOIN #x
      a< 761 b url * :x
      a!
    `,
  );
  rule(
    'METADATA-52: nobody is told of whom an auditorium hides',
    at`
      a: ${caps}
      b: ${caps}
      c: ${caps}
      a> JOIN #x
      a> MODE #x +u
      c> METADATA * SUB url
      c> JOIN #x
      b> METADATA * SET url :x
      b> JOIN #x
      c!
      b> METADATA * SET url :y
      c!
      c> METADATA #x SYNC
      c! 761
      c> METADATA *ALL SYNC
      c! 761
      a> METADATA * SUB url
      a> METADATA #x SYNC
      a< 761 b url * :y
    `,
  );
});

describe('Before registration, and with an account', () => {
  rule(
    'METADATA-60 METADATA-61: what is set before registration holds, and stands in the welcome',
    at`
      a: new
      a> CAP REQ :${caps}
      a> METADATA * SET url :x
      a< 761 * url * :x
      a> METADATA * GET url
      a< BATCH +{ref} metadata * $
      a< @batch={ref} 761 * url * :x
      a< BATCH -{ref} $
      a> METADATA * SUB avatar
      a< 770 avatar $
      a> METADATA a SET url :y
      a< FAIL METADATA INVALID_TARGET a :…
      a> NICK a
      a> USER a 0 * :a
      a> CAP END
      a< 001
      a< BATCH +{ref} metadata a $
      a< @batch={ref} 761 a url * :x
      a< BATCH -{ref} $
      a< 376
      a> METADATA * SUBS
      a< 772 avatar $
    `,
  );
  rule(
    'METADATA-62 METADATA-63: what is set belongs to the account',
    at`
      a: ${caps}
      b: ${caps}
      a> METADATA * SET url :guest
      a- logs in alice
      b- logs in alice
      b> METADATA * LIST
      b< 761 b url * :guest
      b> METADATA * SET url :mine
      a> METADATA * LIST
      a< 761 a url * :mine
      a- logs out
      a> METADATA * LIST
      a! 761
      a> METADATA * SET url :other
      a> METADATA * SET avatar :x
      a- logs in alice
      a> METADATA * LIST
      a< 761 a url * :mine
      a< 761 a avatar * :x
      b> METADATA * LIST
      b< 761 b avatar * :x
    `,
  );
  rule(
    'METADATA-64: WHOIS shows it by 760',
    at`
      a: ${caps}
      b:
      a> METADATA * SET url :x
      a> WHOIS a
      a< 760 a url * :x
      b> WHOIS a
      b! 760
    `,
  );
});
