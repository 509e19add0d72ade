import framework, { type Client } from 'irc-framework';
import { expect } from 'vitest';
import { until } from './until.ts';

type Fields = Readonly<Record<string, unknown>>;

/** Someone who uses a client made with irc-framework, with all that happened to it. */
export class IrcFriend {
  readonly client: Client = new framework.Client();
  /** The lines that the server sent. */
  readonly received: string[] = [];
  private readonly events: { readonly name: string; readonly event: unknown }[] = [];
  private readonly gone: Promise<void>;

  constructor() {
    this.client.on('raw', ({ line, from_server }) => {
      if (from_server) this.received.push(line.trimEnd());
    });
    this.client.use((_client, _raw, parsed) => {
      parsed.use((name, event, _sender, next) => {
        this.events.push({ name, event });
        next();
      });
    });
    this.gone = new Promise(resolve => this.client.on('close', resolve));
  }

  /** Connects and begins to register, and to log in if there is a password. */
  connect(port: number, nick: string, password?: string): void {
    this.client.connect({
      host: '127.0.0.1',
      port,
      nick,
      username: nick,
      gecos: `${nick} the Friend`,
      auto_reconnect: false,
      enable_echomessage: true,
      ...(password !== undefined && { account: { account: nick, password } }),
    });
  }

  /** Waits for an event with these fields among its own, and gives it. */
  async hears(name: string, fields: Fields = {}): Promise<Fields> {
    const wanted = expect.objectContaining(fields);
    const found = await until(
      `the event ${name} ${JSON.stringify(fields)}`,
      () => this.events.find(each => each.name === name && wanted.asymmetricMatch(each.event ?? {})),
      () => this.received.join('\n'),
    );
    return found.event as Fields;
  }

  /** How often an event with these fields came. */
  count(name: string, fields: Fields): number {
    const wanted = expect.objectContaining(fields);
    return this.events.filter(each => each.name === name && wanted.asymmetricMatch(each.event)).length;
  }

  /** What the server refused. */
  get refusals(): string[] {
    return this.received.filter(line => /^(@\S+ )?:\S+ [45]\d\d /.test(line));
  }

  /** Waits until the connection is closed. */
  closed(): Promise<void> {
    return this.gone;
  }

  async close(): Promise<void> {
    this.client.quit();
    await this.gone;
  }
}

/** Connects, and waits until the welcome is over. */
export async function openIrcFriend(port: number, nick: string): Promise<IrcFriend> {
  const friend = new IrcFriend();
  friend.connect(port, nick);
  await friend.hears('registered', { nick });
  await friend.hears('motd');
  return friend;
}

/** The same, and joins the lobby. */
export async function openIrcFriendInLobby(port: number, nick: string): Promise<IrcFriend> {
  const friend = await openIrcFriend(port, nick);
  friend.client.join('#lobby');
  await friend.hears('userlist', { channel: '#lobby' });
  return friend;
}
