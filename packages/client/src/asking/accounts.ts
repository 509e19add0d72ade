import { readTime } from '@salon/protocol';
import { ask, type Core, isOnline, order } from '../core.ts';
import type { Device, Outcome } from '../model/client.ts';
import { plainChunks } from '../wire/registration.ts';
import { linesOf } from '../wire/reply.ts';

/** REGISTER (IRCv3 account-registration). */
export function register(
  core: Core,
  account: string,
  email: string | undefined,
  password: string,
): Promise<Outcome<'done' | 'verify'>> {
  const params = [account, email ?? '*', password];
  return ask(core, { command: 'REGISTER', params }, replies => {
    const answer = [...linesOf(replies)].find(({ command }) => command === 'REGISTER');
    return answer?.params[0] === 'VERIFICATION_REQUIRED' ? 'verify' : 'done';
  });
}

/** VERIFY, with the code that was sent. */
export function verify(core: Core, account: string, code: string): Promise<Outcome> {
  return order(core, 'VERIFY', account, code);
}

/** AUTHENTICATE PLAIN, when one is in already (IRCv3 sasl-3.2). */
export async function login(core: Core, account: string, secret: string): Promise<Outcome> {
  if (!isOnline(core)) return { ok: false, code: 'OFFLINE', text: 'There is no connection to the server' };
  const begun = await order(core, 'AUTHENTICATE', 'PLAIN');
  if (!begun.ok) return begun;
  let answered: Outcome = { ok: false, code: '904', text: 'The server does not answer' };
  for (const chunk of plainChunks(account, secret)) answered = await order(core, 'AUTHENTICATE', chunk);
  return answered;
}

/** NickServ's words that are not to be read by people, but whether they were taken. */
async function askNickServ(core: Core, ...words: readonly string[]): Promise<Outcome<string>> {
  const outcome = await ask(
    core,
    { command: 'NS', params: words },
    replies =>
      [...linesOf(replies)]
        .filter(({ command }) => command === 'NOTICE')
        .map(({ params }) => params.at(-1) ?? '')
        .join('\n'),
    { isPrivate: true },
  );
  return outcome;
}

/** Logs out of the account. */
export async function logout(core: Core): Promise<Outcome> {
  const outcome = await askNickServ(core, 'LOGOUT');
  if (!outcome.ok) return outcome;
  core.me.learn({ account: undefined });
  return { ok: true, value: undefined };
}

/** Changes the password. NickServ says in words how it went: whether the new one lets in shows it. */
export async function changePassword(core: Core, old: string, wanted: string): Promise<Outcome> {
  const { account } = core.me;
  if (account === undefined) return { ok: false, code: 'ACCOUNT_REQUIRED', text: 'You are not logged in' };
  const said = await askNickServ(core, 'SET', 'PASSWORD', old.includes(' ') ? `"${old}"` : old, wanted);
  if (!said.ok) return said;
  const outcome = await login(core, account, wanted);
  return outcome.ok ? outcome : { ...outcome, text: said.value };
}

/** TOKEN LIST: the devices that stay logged in. */
export function devices(core: Core): Promise<Outcome<readonly Device[]>> {
  return ask(core, { command: 'TOKEN', params: ['LIST'] }, replies => {
    const found: Device[] = [];
    for (const { command, params } of linesOf(replies)) {
      const [word, id = '', created = '', used = '*', here = '*', , name = ''] = params;
      if (command !== 'TOKEN' || word !== 'LIST') continue;
      found.push({
        id,
        name,
        createdAt: readTime(created) ?? 0,
        usedAt: readTime(used),
        here: here === 'here',
      });
    }
    return found;
  });
}

/** TOKEN ADD: a login token for this device. */
export function addDevice(core: Core, name: string): Promise<Outcome<{ id: string; secret: string }>> {
  return ask(core, { command: 'TOKEN', params: ['ADD', name] }, replies => {
    const answer = [...linesOf(replies)].find(({ command }) => command === 'TOKEN');
    return { id: answer?.params[1] ?? '', secret: answer?.params[2] ?? '' };
  });
}

/** TOKEN DEL: who came by it is logged out. */
export function removeDevice(core: Core, id: string): Promise<Outcome> {
  return order(core, 'TOKEN', 'DEL', id);
}

/** FILEHOST TICKET: with it files may be uploaded for some minutes. */
export function uploadTicket(core: Core): Promise<Outcome<string>> {
  return ask(core, { command: 'FILEHOST', params: ['TICKET'] }, replies => {
    const answer = [...linesOf(replies)].find(({ command }) => command === 'FILEHOST');
    return answer?.params[1] ?? '';
  });
}
