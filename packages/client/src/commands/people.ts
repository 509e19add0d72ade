import { completeMask } from '@salon/protocol';
import type { SlashCommand } from './command.ts';
import { asDone, ask, done, firstWord, note } from './kit.ts';

/** Commands about people, the user among them. */
export const peopleCommands: readonly SlashCommand[] = [
  {
    name: 'nick',
    aliases: [],
    usage: '<new nick>',
    help: 'Gives you another nick.',
    takes: ['text'],
    needs: 1,
    run: (client, _room, rest) => asDone(client.setNick(firstWord(rest)[0])),
  },
  {
    name: 'away',
    aliases: [],
    usage: '[reason]',
    help: 'Says that you are away; when you are, says that you are back.',
    takes: ['text'],
    run: (client, _room, rest) => {
      if (rest === '' && client.me.away !== undefined) {
        client.setAway(undefined);
        return note('back', 'You are back.');
      }
      client.setAway(rest || 'away');
      return note('away', 'You are away. /back says that you are here again.');
    },
  },
  {
    name: 'back',
    aliases: [],
    usage: '',
    help: 'Says that you are back.',
    takes: [],
    run: client => {
      client.setAway(undefined);
      return note('back', 'You are back.');
    },
  },
  {
    name: 'realname',
    aliases: ['setname'],
    usage: '<name>',
    help: 'Gives you another real name.',
    takes: ['text'],
    needs: 1,
    run: (client, _room, rest) => asDone(client.setRealname(rest)),
  },
  {
    name: 'whois',
    aliases: ['w', 'profile'],
    usage: '[nick]',
    help: 'Shows what is known of someone.',
    takes: ['nick'],
    run: (client, room, rest) => {
      const [typed] = firstWord(rest);
      const nick = typed || (room.kind === 'talk' ? room.name : client.me.nick);
      return { ok: true, value: { answer: 'profile', nick } };
    },
  },
  {
    name: 'ignore',
    aliases: [],
    usage: '[nick]',
    help: 'Keeps private words and invitations of someone from you; alone, shows of whom.',
    takes: ['nick'],
    run: async (client, _room, rest) => {
      const [typed] = firstWord(rest);
      if (typed === '') {
        const list = await ask(client, 'SILENCE');
        return list.ok && list.value === undefined ? note('ignores-nobody', 'You hear everyone.') : list;
      }
      const asked = await ask(client, `SILENCE +${completeMask(typed)}`);
      if (!asked.ok) return asked;
      return note(
        'ignored',
        `You hear nothing private from ${typed} any more. /unignore ${typed} ends that.`,
        { who: typed },
      );
    },
  },
  {
    name: 'unignore',
    aliases: [],
    usage: '<nick>',
    help: 'Lets private words of someone come to you again.',
    takes: ['nick'],
    needs: 1,
    run: async (client, _room, rest) => {
      const [typed] = firstWord(rest);
      const asked = await ask(client, `SILENCE -${completeMask(typed)}`);
      return asked.ok ? note('unignored', `You hear ${typed} again.`, { who: typed }) : asked;
    },
  },
];

/** Commands about the user's account and her connection. */
export const accountCommands: readonly SlashCommand[] = [
  {
    name: 'register',
    aliases: [],
    usage: '[password] [e-mail]',
    help: 'Makes an account under your nick.',
    takes: [],
    secret: true,
    run: async (client, _room, rest) => {
      const [password, email] = firstWord(rest);
      if (password === '') return { ok: true, value: { answer: 'account' } };
      const outcome = await client.register(client.me.nick, email || undefined, password);
      if (!outcome.ok) return outcome;
      const account = client.me.nick;
      if (outcome.value === 'done')
        return note('registered', `The account ${account} is yours.`, { account });
      return note('verify', 'A code was sent to your address. Say /verify and the code.');
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
    run: async (client, _room, rest) => {
      const [first, second] = firstWord(rest);
      if (first === '') return { ok: true, value: { answer: 'account' } };
      const [account, secret] = second === '' ? [client.me.nick, first] : [first, second];
      const outcome = await client.login(account, secret);
      return outcome.ok ? note('logged-in', `You are logged in as ${account}.`, { account }) : outcome;
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
    aliases: ['exit', 'disconnect'],
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
