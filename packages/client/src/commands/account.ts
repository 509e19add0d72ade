import type { ChatClient } from '../model/client.ts';
import type { Ran, SlashCommand } from './command.ts';
import { ask, done, firstWord, note } from './kit.ts';

/** Makes an account under the nick of the user; the address may be empty. */
export async function makeAccount(client: ChatClient, password: string, email: string): Promise<Ran> {
  const account = client.me.nick;
  const outcome = await client.register(account, email || undefined, password);
  if (!outcome.ok) return outcome;
  if (outcome.value === 'done') return note('registered', `The account ${account} is yours.`, { account });
  return note('verify', 'A code was sent to your address. Say /verify and the code.');
}

/** Logs the user in to an account. */
export async function logInTo(client: ChatClient, account: string, secret: string): Promise<Ran> {
  const outcome = await client.login(account, secret);
  return outcome.ok ? note('logged-in', `You are logged in as ${account}.`, { account }) : outcome;
}

/** Commands about the user's account and her connection. */
export const accountCommands: readonly SlashCommand[] = [
  {
    name: 'register',
    aliases: [],
    usage: '[password] [e-mail]',
    help: 'Makes an account under your nick.',
    takes: [],
    secret: true,
    asks: 'register',
    run: async (client, _room, rest) => {
      const [password, email] = firstWord(rest);
      return await makeAccount(client, password, email);
    },
  },
  {
    name: 'verify',
    aliases: [],
    usage: '<code>',
    help: 'Gives back the code that came by mail for your new account.',
    takes: [],
    needs: 1,
    secret: true,
    run: async (client, _room, rest) => {
      const account = client.me.nick;
      const outcome = await client.verify(account, firstWord(rest)[0]);
      return outcome.ok ? note('registered', `The account ${account} is yours.`, { account }) : outcome;
    },
  },
  {
    name: 'login',
    aliases: ['identify'],
    usage: '[account] [password]',
    help: 'Logs you in to your account.',
    takes: [],
    secret: true,
    asks: 'login',
    run: async (client, _room, rest) => {
      const [first, second] = firstWord(rest);
      const [account, secret] = second === '' ? [client.me.nick, first] : [first, second];
      return await logInTo(client, account, secret);
    },
  },
  {
    name: 'logout',
    aliases: [],
    usage: '',
    help: 'Logs you out of your account.',
    takes: [],
    run: async client => {
      const outcome = await client.logout();
      return outcome.ok ? note('logged-out', 'You are a guest now.') : outcome;
    },
  },
  service('ns', 'nickserv', 'NICKSERV', 'Asks NickServ, who keeps accounts: /ns HELP shows what.'),
  service('cs', 'chanserv', 'CHANSERV', 'Asks ChanServ, who keeps rooms: /cs HELP shows what.'),
  service(
    'hs',
    'hostserv',
    'HOSTSERV',
    'Asks HostServ, who gives hosts to be seen with: /hs HELP shows what.',
  ),
  {
    name: 'quote',
    aliases: ['raw'],
    usage: '<line of IRC>',
    help: 'Sends a line to the server as it is, and shows what it answers.',
    takes: ['text'],
    needs: 1,
    secret: true,
    run: (client, _room, rest) => ask(client, rest),
  },
  {
    name: 'reconnect',
    aliases: [],
    usage: '',
    help: 'Tries again at once when the server is out of reach.',
    takes: [],
    run: client => {
      client.retryNow();
      return done;
    },
  },
  {
    name: 'quit',
    aliases: ['exit', 'bye', 'disconnect'],
    usage: '[reason]',
    help: 'Says goodbye.',
    takes: ['text'],
    run: (client, _room, rest) => {
      client.leave(rest || undefined);
      return done;
    },
  },
];

/** A command that speaks to a service; passwords are among its words. */
function service(name: string, alias: string, verb: string, help: string): SlashCommand {
  return {
    name,
    aliases: [alias],
    usage: '<words>',
    help,
    takes: ['text'],
    secret: true,
    run: (client, _room, rest) => ask(client, `${verb} ${rest === '' ? 'HELP' : rest}`),
  };
}
