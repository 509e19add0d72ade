import { hostname } from 'node:os';
import { type ChatClient, createClient, type LinkPhase, type Room } from '@salon/client';
import type { Ending } from '../client.ts';
import { addressOf } from '../options.ts';
import { Chat, type Hands } from './app/chat.ts';
import { Entering } from './app/entering.ts';
import { Signal } from './app/signal.ts';
import { deedOf } from './input/bindings.ts';
import { type Press, Presses } from './input/presses.ts';
import { entryFrame } from './screens/entry-screen.ts';
import { Painter } from './screens/painter.ts';
import { talkFrame } from './screens/talk-screen.ts';
import { clipboardOf } from './text/clipboard.ts';
import { depthOf } from './text/colours.ts';
import { terminalParts } from './world/parts.ts';
import type { Profile } from './world/profile.ts';
import type { Address } from './world/transport.ts';

/** A client that has the whole screen. */
export interface Full {
  leave(): void;
  readonly ending: Promise<Ending>;
}

/** The terminal: what is typed comes from `input`, what is seen goes to `output`. */
export interface Station {
  readonly input: NodeJS.ReadStream;
  readonly output: NodeJS.WriteStream;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** So long an Escape waits for what may belong to it. Milliseconds. */
const escapeMs = 40;

/** The bell rings no oftener than this. Milliseconds. */
const ringMs = 1_000;

/** Smaller screens are drawn as if they were so large. */
const columnsMin = 20;
const rowsMin = 6;

/** Starts the client on the whole screen. */
export function startFull(address: Address, profile: Profile, station: Station): Full {
  const { input, output, environment } = station;
  const { promise: ending, resolve } = Promise.withResolvers<Ending>();
  const place = addressOf(address.host, address.port) + (address.isTls ? ' (TLS)' : '');
  const signal = new Signal(draw);
  const client = createClient(terminalParts(address, profile.keepAt(address)));
  const painter = new Painter(output, depthOf(environment), profile.isOn('mouse'));
  const presses = new Presses();
  const decoder = new TextDecoder();
  const marksPastes = !/^(?:linux|vt\d|ansi|cons)/.test(environment.TERM ?? '');
  let isIn = false;
  let refused: LinkPhase | undefined;
  let rungAt = 0;
  let remembered = '';
  let isOver = false;
  let isAsleep = false;
  let escapeTimer: NodeJS.Timeout | undefined;

  const hands: Hands = {
    size,
    ring,
    turn: (what, isOn) => {
      profile.turn(what, isOn);
      if (what === 'mouse') painter.hearMouse(isOn);
    },
    redraw: drawAnew,
    suspend: sleep,
    leave,
    loggedIn: () => void keepLogin(client, profile, address),
    loggedOut: () => profile.setLogin(address, undefined),
    copy: text => void output.write(clipboardOf(text)),
  };
  const chat = new Chat(client, hands, signal, profile.roomAt(address));
  const entering = new Entering(client, profile, address, signal, leave);

  function size(): { readonly columns: number; readonly rows: number } {
    return {
      columns: Math.max(columnsMin, output.columns || 80),
      rows: Math.max(rowsMin, output.rows || 24),
    };
  }

  /** Who mentions someone in every line rings no oftener for it. */
  function ring(): void {
    if (!profile.isOn('bell') || isAsleep || Date.now() - rungAt < ringMs) return;
    rungAt = Date.now();
    output.write('\x07');
  }

  function draw(): void {
    if (isOver || isAsleep) return;
    painter.draw(isIn ? talkFrame(chat, Date.now()) : entryFrame(entering, client.link.now, place, size()));
    if (isIn) chat.fillWindow();
  }

  function drawAnew(): void {
    painter.clear();
    signal.changed();
  }

  /** The nick that one has chosen: `alice_` is only what there was while alice was taken. */
  function rememberNick(): void {
    const { nick } = client.me;
    if (!isIn || nick.replace(/_+$/, '') === remembered.replace(/_+$/, '')) return;
    remembered = nick;
    profile.entered(address, nick);
  }

  function leave(reason = ''): void {
    if (isOver) return;
    isOver = true;
    clearTimeout(escapeTimer);
    clearInterval(seconds);
    chat.keepDraft();
    if (chat.room !== undefined && chat.room.kind !== 'server') profile.left(address, chat.room.name);
    client.leave(reason);
    input.off('data', heard);
    output.off('resize', drawAnew);
    process.off('SIGTSTP', sleep);
    process.off('SIGCONT', awake);
    giveBack();
    input.pause();
    resolve({
      status: 0,
      sentence: profile.failure === undefined ? undefined : `Not remembered: ${profile.failure}`,
    });
  }

  function take(): void {
    if (input.isTTY) input.setRawMode(true);
    painter.open();
  }

  function giveBack(): void {
    painter.close();
    if (input.isTTY) input.setRawMode(false);
  }

  function heard(bytes: Buffer): void {
    clearTimeout(escapeTimer);
    const text = decoder.decode(bytes, { stream: true });
    for (const press of marksPastes ? presses.push(text) : presses.hear(text)) act(press);
    if (presses.waits)
      escapeTimer = setTimeout(() => {
        for (const press of presses.flush()) act(press);
      }, escapeMs);
  }

  function act(press: Press): void {
    if (isOver) return;
    const deed = press.type === 'key' ? deedOf(press.key) : undefined;
    if (deed?.deed === 'suspend') sleep();
    else if (deed?.deed === 'redraw') drawAnew();
    else if (isIn) chat.press(press, deed);
    else entering.press(press, deed);
  }

  /** To the shell; `fg` brings it back. */
  function sleep(): void {
    isAsleep = true;
    giveBack();
    process.kill(process.pid, 'SIGSTOP');
  }

  function awake(): void {
    isAsleep = false;
    take();
    signal.changed();
    client.wake();
  }

  const seconds = setInterval(() => signal.changed(), 1_000);
  watchAll(client, chat, () => {
    const { now } = client.link;
    if (now.phase === 'refused' && now !== refused) {
      refused = now;
      isIn = false;
      entering.refused(now.refusal);
    }
    if (!isIn && (now.phase === 'online' || now.phase === 'catching-up')) {
      isIn = true;
      const { account } = client.me;
      if (account !== undefined && profile.loginAt(address) === undefined) hands.loggedIn();
      chat.look();
    }
    rememberNick();
    signal.changed();
  });

  neverWait(output);
  input.on('data', heard);
  output.on('resize', drawAnew);
  output.on('error', () => leave());
  process.on('SIGTSTP', sleep);
  process.on('SIGCONT', awake);
  // The words of a fault belong on the shell's screen, where they can be read.
  process.on('uncaughtExceptionMonitor', () => isOver || giveBack());
  take();
  entering.comeBack();
  draw();
  return { leave, ending };
}

/**
 * Node waits in `write` until a terminal has taken everything: one that reads nothing would stop the program, and lose the
 * connection with it. Node has no public name for what ends that; without it, it waits.
 */
function neverWait(output: NodeJS.WriteStream): void {
  const { _handle: handle } = output as { _handle?: { setBlocking?(isBlocking: boolean): void } };
  handle?.setBlocking?.(false);
}

/** Has this device log in by itself the next time: by a token of its own, never the password. */
async function keepLogin(client: ChatClient, profile: Profile, address: Address): Promise<void> {
  const { account } = client.me;
  if (account === undefined || profile.loginAt(address)?.account === account) return;
  const made = await client.addDevice(`Terminal on ${hostname()}`);
  if (made.ok) profile.setLogin(address, { account, token: made.value.secret });
}

/** Watches all that is drawn. */
function watchAll(client: ChatClient, chat: Chat, changed: () => void): void {
  const watched = new Map<Room, () => void>();
  let shown: { readonly room: Room; readonly end: () => void } | undefined;
  const both = (): void => {
    for (const room of client.rooms.all) if (!watched.has(room)) watched.set(room, room.watch(changed));
    for (const [room, end] of watched) {
      if (client.rooms.all.includes(room)) continue;
      end();
      watched.delete(room);
    }
    const { room } = chat;
    if (room === shown?.room) return;
    shown?.end();
    if (room === undefined) return;
    const ends = [room.timeline.watch(changed), room.members.watch(changed)];
    shown = { room, end: () => ends.forEach(end => void end()) };
  };
  client.rooms.watch(() => {
    both();
    changed();
  });
  client.link.watch(changed);
  client.me.watch(changed);
  chat.onShown(both);
  both();
}
