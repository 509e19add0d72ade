import { casemappings, channelNameFault, userModes } from '@salon/protocol';
import { z } from 'zod';
import { accounts } from './accounts.ts';
import { channels } from './channels.ts';
import { count } from './count.ts';
import { data } from './data.ts';
import { door, fixedPlaces } from './doors.ts';
import { files } from './files.ts';
import { cloak, guards } from './guards.ts';
import { history } from './history.ts';
import { line } from './line.ts';
import { metadata } from './metadata.ts';
import { faultsOfClasses, operClasses, opers } from './opers.ts';
import { push } from './push.ts';
import { secret } from './secret.ts';
import { sts, trust } from './trust.ts';
import { web } from './web.ts';
import { word } from './words.ts';

/** What a line of IRC holds (Modern IRC, "Message format"). */
const lineBytesMax = 512;

const ownFlags = userModes.filter(mode => mode.byDefault).map(mode => mode.letter);

/** One line that may be empty. */
const lineOfText = z
  .string()
  .max(128)
  .regex(/^\P{Cc}*$/u, 'a text without control characters')
  .default('');

/**
 * All settings with their defaults and a sentence each: the one place where a limit or a default is written down.
 * `examples/salon.yaml` is made from it.
 */
export const settingsSchema = z
  .strictObject({
    server: z
      .strictObject({
        name: word(63)
          .regex(/\./, 'a name with a dot in it, as hosts have')
          .default('salon.localhost')
          .describe('How the server calls itself in IRC; it needs a dot, so that no nick looks like it.'),
        network: z
          .string()
          .min(1)
          .max(32)
          .regex(/^\P{Cc}*$/u, 'a text without control characters')
          .default('Salon')
          .describe('What the network is called.'),
        casemapping: z
          .enum(casemappings)
          .default('ascii')
          .describe(
            'Which letters of nicks and channels are the same: ascii, or rfc1459 and rfc1459-strict, in which [ is {.',
          ),
        motd: z
          .string()
          .max(8192)
          .default('Welcome! Everyone is in #lobby: /join #lobby')
          .describe(
            'The message of the day for IRC clients; several lines are allowed, and none when it is empty.',
          ),
        password: secret
          .default('')
          .describe('What IRC clients must give with PASS, or its hash; empty for none.'),
      })
      .prefault({})
      .describe('Names and greetings.'),
    admin: z
      .strictObject({
        location: lineOfText.describe('Where the server is.'),
        organisation: lineOfText.describe('Who runs it.'),
        email: lineOfText.describe('How to write to them.'),
      })
      .prefault({})
      .describe('What ADMIN shows; nothing when all is empty.'),
    operClasses,
    opers,
    users: z
      .strictObject({
        modesDefault: z
          .string()
          .regex(new RegExp(`^[${ownFlags.join('')}]*$`), `letters out of ${ownFlags.join('')}`)
          .default('')
          .describe('The user modes that everyone has who comes in, such as i.'),
      })
      .prefault({})
      .describe('How users begin.'),
    lobby: word(64)
      .regex(/^#[^,]+$/, 'a channel name that begins with #')
      .refine(
        name => channelNameFault(name, Number.POSITIVE_INFINITY) === undefined,
        'a channel name without invisible characters',
      )
      .default('#lobby')
      .describe('The channel in which everyone is who comes in by a line door.'),
    doors: z
      .array(door)
      .min(1)
      .refine(doors => {
        const places = fixedPlaces(doors);
        return new Set(places).size === places.length;
      }, 'each door at a port of its own')
      .default([
        { kind: 'line', host: 'localhost', port: 12345 },
        { kind: 'irc', host: 'localhost', port: 6667 },
        { kind: 'web', host: 'localhost', port: 8080 },
      ])
      .describe(
        'Where to listen, and for whom. Plaintext doors listen on this machine only, unless told otherwise.',
      ),
    web,
    trust,
    reverseDns: z
      .boolean()
      .default(false)
      .describe(
        'Whether the names of addresses are looked up, and shown as hosts; it takes a moment, and tells the DNS who comes.',
      ),
    sts,
    idle: z
      .strictObject({
        lineSeconds: count(900, 0, 31_536_000, 'How long a user of a line door may say nothing; 0 for ever.'),
        ircPingSeconds: count(
          120,
          0,
          86_400,
          'After how much silence an IRC client is sent a PING; 0 for never.',
        ),
        ircPongSeconds: count(60, 1, 3600, 'How long an IRC client may take to answer a PING.'),
        newcomerSeconds: count(60, 1, 3600, 'How long a newcomer may take to give a pseudo, or to register.'),
      })
      .prefault({})
      .describe('How long silence is allowed.'),
    limits: z
      .strictObject({
        nickCharsMax: count(30, 1, 64, 'The longest nick, in characters.'),
        userCharsMax: count(12, 2, 32, 'The longest user name, in characters, with the ~ in front.'),
        channelBytesMax: count(64, 2, 150, 'The longest name of a channel, in bytes.'),
        topicBytesMax: count(307, 1, 400, 'The longest topic, in bytes.'),
        kickBytesMax: count(255, 1, 400, 'The longest reason of KICK, PART and QUIT, in bytes.'),
        awayBytesMax: count(200, 1, 400, 'The longest away message, in bytes.'),
        realBytesMax: count(128, 1, 400, 'The longest real name, in bytes.'),
        keyBytesMax: count(32, 1, 64, 'The longest key of a channel, in bytes.'),
        channelsPerUserMax: count(100, 1, 10_000, 'In how many channels a user may be.'),
        silenceEntriesMax: count(32, 0, 1000, 'How many masks a user may SILENCE.'),
        acceptEntriesMax: count(64, 0, 1000, 'How many others a user may ACCEPT.'),
        listEntriesMax: count(100, 1, 10_000, 'How many entries a list of a channel may have.'),
        modesPerLineMax: count(20, 1, 100, 'How many modes with a parameter one MODE line may change.'),
        targetsMax: count(4, 1, 20, 'How many targets one line may name.'),
        multilineBytesMax: count(
          4096,
          512,
          65_536,
          'The longest message in several lines (draft/multiline), in bytes, the ends of lines between them included.',
        ),
        multilineLinesMax: count(32, 2, 1000, 'How many lines such a message may have.'),
        multilineSeconds: count(
          30,
          1,
          3600,
          'For how many seconds the next line of such a message is waited for; then it is said to nobody.',
        ),
        clientTagsDenied: z
          .array(
            z.string().regex(/^(\*|-?[A-Za-z0-9./-]+)$/, 'a name of a tag without the +, or *, or -name'),
          )
          .default([])
          .describe(
            'Client-only tags that are not passed on, by their names without the +; * means all, and -name all but that.',
          ),
        knockSeconds: count(60, 1, 86_400, 'How long a user must wait between two KNOCKs at one channel.'),
        renameSeconds: count(60, 0, 86_400, 'How long a channel keeps a name that RENAME gave it.'),
        answerRowsMax: count(2000, 1, 100_000, 'How many rows LIST and WHO show; what is left out is said.'),
        monitorEntriesMax: count(100, 1, 10_000, 'How many nicks one client may watch with MONITOR.'),
        whowasEntriesMax: count(1000, 0, 100_000, 'How many who are gone are remembered for WHOWAS.'),
        arrivalsMax: count(
          1024,
          1,
          100_000,
          'How many connections may be at TLS handshakes, PROXY headers or reverse DNS; who waits longest makes room.',
        ),
        pseudoTriesMax: count(10, 1, 1000, 'How many wrong pseudos a newcomer of a line door may give.'),
        lineDoorBytesMax: count(4096, 64, 65_536, 'The longest line of a line door, in bytes.'),
        inputBytesPerTurnMax: count(
          16_384,
          512,
          1_048_576,
          'How many bytes of lines of one connection are taken before the others are.',
        ),
        linesPerTurnMax: count(
          64,
          1,
          10_000,
          'How many lines of one connection are taken before the others are.',
        ),
        sendqBytesMax: count(
          1_048_576,
          16_384,
          1_073_741_824,
          'How many bytes may wait for a connection that does not read them; with more it is cut off.',
        ),
        unendedBytesMax: count(
          16_384,
          1024,
          1_048_576,
          'How many bytes may come without an end of line, what telnet says besides text included; with more the connection is ended.',
        ),
        lingerMsMax: count(
          500,
          1,
          4000,
          'How many milliseconds a closing connection has to read its last words.',
        ),
      })
      .prefault({})
      .describe('What one user or connection may cost.'),
    guards,
    cloak,
    accounts,
    data,
    metadata,
    history,
    line,
    push,
    files,
    channels,
    log: z
      .strictObject({
        level: z
          .enum(['debug', 'info', 'warn', 'error', 'silent'])
          .default('info')
          .describe('How much is logged: debug, info, warn, error or silent.'),
        format: z
          .enum(['text', 'json'])
          .default('text')
          .describe('text: for people. json: one object a line, for programs.'),
      })
      .prefault({})
      .describe('The log, on standard output.'),
  })
  .check(({ value, issues }) => {
    for (const fault of faultsOfClasses(value)) issues.push({ code: 'custom', ...fault });
  })
  .check(
    ({
      value: {
        server,
        limits,
        metadata: { keyBytesMax, valueBytesMax },
      },
      issues,
    }) => {
      const targetBytes = Math.max(limits.channelBytesMax, limits.nickCharsMax);
      const around = ': 761   operators :\r\n'.length + server.name.length + limits.nickCharsMax;
      if (around + targetBytes + keyBytesMax + valueBytesMax <= lineBytesMax) return;
      issues.push({
        code: 'custom',
        path: ['metadata', 'valueBytesMax'],
        input: valueBytesMax,
        message: `a number with which a value, a key and the longest names fit a line of ${lineBytesMax} bytes`,
      });
    },
  )
  .check(({ value: { lobby, limits }, issues }) => {
    const { channelBytesMax } = limits;
    if (channelNameFault(lobby, channelBytesMax) === undefined) return;
    issues.push({
      code: 'custom',
      path: ['lobby'],
      input: lobby,
      message: `a channel name of at most ${channelBytesMax} bytes, as limits.channelBytesMax says`,
    });
  });

/** All settings, as they hold. */
export type Settings = z.infer<typeof settingsSchema>;
