import { completeMask } from '@salon/protocol';
import type { SlashCommand } from './command.ts';
import { asDone, ask, firstWord, note } from './kit.ts';

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
