import fc from 'fast-check';

/** Everything by which a terminal can be steered, or what stands beside it turned around. */
const hostile = [
  ...[
    '\x1b[2J',
    '\x1b]0;owned\x07',
    '\x1b[5;5H',
    '\x1bP1$r\x1b\\',
    '\x1b[?1049l',
    '\x9b31m',
    '\x9d0;x\x9c',
    '\x1bc',
  ],
  ...['\x01', '\x05', '\x07', '\b', '\t', '\v', '\f', '\x0e', '\x0f', '\x16', '\x7f', '\u0085', '\x1b'],
  ...['\u061c', '\u200e', '\u200f', '\u202a', '\u202e', '\u2066', '\u2067', '\u2069', '\u2028', '\u2029'],
  ...[
    '\u200b',
    '\u2060',
    '\ufeff',
    '\ufff9',
    '\u{e0041}',
    'Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢',
    '\x0304,07',
    '\x04ff0000',
    '\x02\x1d\x1f\x1e\x11',
  ],
];
const friendly = [
  'a',
  'hello ',
  'tea?',
  ' ',
  '日本語',
  'שלום',
  'مرحبا',
  '👨‍👩‍👧',
  '🇫🇷',
  '❤️',
  'é',
  '한국',
  'x'.repeat(90),
];

/** What others may say. */
export const text = fc
  .array(fc.constantFrom(...hostile, ...friendly), { minLength: 1, maxLength: 12 })
  .map(pieces => pieces.join(''));

/** As a nick, a name of a room or a tag can be, on a server that lets all of it through. */
export const word = text.map(some => some.replace(/[ \t]/g, '').replace(/^[:#@]*/, '') || 'x');

/**
 * A line for each place in which a server or its people bring text to the screen of alice, who is in this room; in some of
 * them the end is missing.
 */
export function lineIn(room: string): fc.Arbitrary<string> {
  return fc
    .tuple(text, word)
    .chain(([said, nick]) => fc.constantFrom(...linesWith(room, said, nick, nick.replace(/[;\\]/g, ''))))
    .chain(line => fc.nat(20).map(words => (words < 6 ? line.split(' ').slice(0, words).join(' ') : line)));
}

function linesWith(room: string, said: string, nick: string, tagged: string): readonly string[] {
  return [
    `@msgid=h1 :${nick}!u@h PRIVMSG ${room} :${said}`,
    `:${nick}!u@h PRIVMSG ${room} :\x01ACTION ${said}\x01`,
    `:${nick}!u@h NOTICE ${room} :${said}`,
    `:${nick}!u@h PRIVMSG @${room} :${said}`,
    `:${nick}!u@h PRIVMSG alice :${said}`,
    `@account=${tagged} :${nick}!${nick}@${nick} JOIN ${room} ${nick} :${said}`,
    `:${nick}!u@h PART ${room} :${said}`,
    `:${nick}!u@h QUIT :${said}`,
    `:bob!b@h NICK ${nick}`,
    `:alice!a@h NICK ${nick}`,
    `:bob!b@h TOPIC ${room} :${said}`,
    `:s 332 alice ${room} :${said}`,
    `:s 333 alice ${room} ${nick} 1700000000`,
    `:s 353 alice = ${room} :@${nick} +${nick}2 ${said}`,
    `:s 353 alice = ${room} :\x1b${nick} \u009b${nick}3`,
    `:s 366 alice ${room} :${said}`,
    `:bob!b@h KICK ${room} ${nick} :${said}`,
    `:bob!b@h MODE ${room} +k ${nick}`,
    `:bob!b@h MODE ${room} +qo alice ${nick}`,
    `:bob!b@h INVITE alice #${nick}`,
    `:bob!b@h INVITE ${nick} ${room}`,
    `:${nick} NOTICE alice :${said}`,
    `:${nick} 001 alice :${said}`,
    // A prefix of members may be written as an escape (Modern IRC, "RPL_ISUPPORT").
    ':s 005 alice PREFIX=(qov)\\x1b\u{1f600}\u009b :are supported',
    `:s 005 alice NETWORK=${nick} PREFIX=(${nick})${nick} CHANMODES=${nick} STATUSMSG=${nick} :${said}`,
    ':s 005 alice PREFIX=(ov)@+ STATUSMSG=@+ :are supported',
    `:s 375 alice :${said}`,
    `:s 372 alice :${said}`,
    `:s 376 alice :${said}`,
    `:s FAIL PRIVMSG NO ${nick} :${said}`,
    `:s WARN ${nick} ${nick} :${said}`,
    `:s NOTE * ${nick} :${said}`,
    `:s 404 alice ${room} :${said}`,
    `:s 401 alice ${nick} :${said}`,
    `:s 301 alice ${nick} :${said}`,
    `:s 730 alice :${nick}!u@h`,
    `:s 999 alice ${nick} :${said}`,
    `:s ${nick} alice :${said}`,
    `:bob!b@h AWAY :${said}`,
    `:bob!b@h ACCOUNT ${nick}`,
    `:bob!b@h SETNAME :${said}`,
    `:bob!b@h CHGHOST ${nick} ${nick}`,
    `:bob!b@h METADATA bob display-name * :${said}`,
    `:s 761 alice bob avatar * :${said}`,
    `:s METADATA ${room} ${nick} * :${said}`,
    `@+typing=active :${nick}!u@h TAGMSG ${room}`,
    `@+draft/react=${tagged};+draft/reply=h1 :bob!b@h TAGMSG ${room}`,
    `@msgid=h2;+draft/reply=h1 :${nick}!u@h PRIVMSG ${room} :${said}`,
    `@msgid=${tagged};+draft/reply=${tagged} :bob!b@h PRIVMSG ${room} :${said}`,
    `@draft/target-msgid=h1 :bob!b@h EDITMSG ${room} h1 :${said}`,
    `:bob!b@h REDACT ${room} h1 :${said}`,
    `:s MARKREAD ${room} timestamp=${nick}`,
    `:s ERROR :${said}`,
  ];
}

/** What turns around, steers, or has no width that terminals agree on. */
export const steering = /[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/u;

/**
 * What the client itself sends to a terminal: the cursor to a place, so many cells cleared, a look, the frame around it, the
 * other screen, and what else it wants to hear and see.
 */
export const ours = /\x1b\[(?:\d+;\d+H|\d+X|[\d;]*m|2J|\?(?:2026|25|1049|7|2004|1000|1006)[hl])/g;
