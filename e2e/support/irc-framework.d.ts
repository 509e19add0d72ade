/** What tests use of irc-framework, which brings no types. */
declare module 'irc-framework' {
  interface Options {
    readonly host: string;
    readonly port: number;
    readonly nick: string;
    readonly username?: string;
    readonly gecos?: string;
    readonly auto_reconnect?: boolean;
    readonly enable_echomessage?: boolean;
    readonly version?: string | null;
    readonly account?: { readonly account: string; readonly password: string };
  }

  type Middleware = {
    use(step: (name: string, event: unknown, client: Client, next: () => void) => void): void;
  };

  export class Client {
    readonly user: { readonly nick: string };
    readonly network: {
      readonly name: string;
      readonly cap: { readonly enabled: readonly string[] };
      supports(token: string): unknown;
    };
    use(install: (client: Client, raw: Middleware, parsed: Middleware) => void): void;
    on(
      event: 'raw',
      listener: (event: { readonly line: string; readonly from_server: boolean }) => void,
    ): void;
    on(event: 'close' | 'registered', listener: () => void): void;
    requestCap(capability: string): void;
    connect(options?: Options): void;
    quit(message?: string): void;
    raw(...words: readonly string[]): void;
    ping(message: string): void;
    changeNick(nick: string): void;
    say(target: string, text: string): void;
    notice(target: string, text: string): void;
    action(target: string, text: string): void;
    tagmsg(target: string, tags: Readonly<Record<string, string>>): void;
    ctcpRequest(target: string, type: string, ...words: readonly string[]): void;
    join(channel: string, key?: string): void;
    part(channel: string, reason?: string): void;
    setTopic(channel: string, topic: string): void;
    mode(target: string, mode: string, params?: readonly string[]): void;
    ban(channel: string, mask: string): void;
    unban(channel: string, mask: string): void;
    banlist(channel: string): void;
    invite(channel: string, nick: string): void;
    whois(nick: string): void;
    who(target: string): void;
    addMonitor(nick: string): void;
    list(): void;
  }

  const framework: { readonly Client: typeof Client };
  export default framework;
}
