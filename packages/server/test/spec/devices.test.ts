import { rule } from './rule.ts';
import { house } from './scene.ts';

const at = house();
const few = house({ accounts: { sessionsMax: 2 } });
const off = house({ accounts: { devices: 'off' } });
const password = 'a-long-password';

/** Alice, `a`, in a channel with `b`, and her account. */
const alice = `
  a> NS REGISTER ${password}
  a> JOIN #x
  a> TOPIC #x :tea
  b> JOIN #x
`;

/** Another session of hers; with capabilities, if they are given. */
function device(name: string, capabilities = 'cap-notify'): string {
  return `
  ${name}: new
  ${name}> CAP REQ :${capabilities}
  ${name}> PASS a:${password}
  ${name}> NICK a
  ${name}> USER a 0 * :Alice
  ${name}> CAP END
  `;
}

rule(
  'DEVICE-1: another session is welcomed into the channels of its user',
  at`
    ${alice}
    ${device('p')}
    p< 001
    p< 376
    p< :a JOIN #x
    p< 332 #x tea
    p< 353
    p< 366 #x
    a!
    b!
  `,
);
rule(
  'DEVICE-2 DEVICE-3 DEVICE-4: each is shown what the others say, and what is said to her',
  at`
    ${alice}
    ${device('p')}
    a> PRIVMSG #x :hello
    p< :a PRIVMSG #x hello
    b< :a PRIVMSG #x hello
    a!
    p> PRIVMSG b :psst
    a< :a PRIVMSG b psst
    b< :a PRIVMSG b psst
    p!
    b> PRIVMSG a :what?
    a< :b PRIVMSG a what?
    p< :b PRIVMSG a what?
  `,
);
rule(
  'DEVICE-5: what one does, all do',
  at`
    ${alice}
    ${device('p')}
    p> JOIN #y
    p< :a JOIN #y
    a< :a JOIN #y
    a> PART #x
    a< :a PART #x
    p< :a PART #x
    b< :a PART #x
    p> NICK al
    p< :a NICK al
    a< :a NICK al
  `,
);
rule(
  'DEVICE-6: she is gone when the last of them is',
  at`
    ${alice}
    ${device('p')}
    a> QUIT :off
    b!
    p!
    p> QUIT :now
    b< :a QUIT
  `,
);
rule(
  'DEVICE-7: she is away when she is from all of them',
  at`
    ${alice}
    ${device('p')}
    a> AWAY :out
    b> PRIVMSG a :there?
    b! 301
    p> AWAY :asleep
    b> PRIVMSG a :there?
    b< 301 a asleep
    a> AWAY
    b> PRIVMSG a :there?
    b! 301
  `,
);
rule(
  'DEVICE-8: nobody else comes in under it',
  at`
    ${alice}
    p: new
    p> NICK a
    p> USER p 0 * :p
    p< 433 a
    p! 001
    b> NS REGISTER ${password}
    q: new
    q> PASS b:${password}
    q> NICK a
    q> USER q 0 * :q
    q< 433 a
    q! 001
  `,
);
rule(
  'DEVICE-9: who wants her nick for one session has it so',
  at`
    ${alice}
    a> NS SET MULTICLIENT OFF
    ${device('p')}
    p< 433 a
    p! 001
    a> NS SET MULTICLIENT ON
    p> NICK a
    p< 001
  `,
);
rule(
  'DEVICE-10: so many sessions and no more',
  few`
    ${alice}
    ${device('p')}
    p< 001
    ${device('q')}
    q! 001
  `,
);
rule(
  'DEVICE-11: where nobody shares a nick',
  off`
    ${alice}
    ${device('p')}
    p< 433 a
    p! 001
  `,
);
rule(
  'DEVICE-12: WHOIS shows one user, and where she comes from to herself alone',
  at`
    ${alice}
    ${device('p')}
    b> WHOIS a
    b< 311 a
    b! 378
    b< 318
    b! 311
    p> WHOIS a
    p< 378
  `,
);
