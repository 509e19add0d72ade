import { Gathered } from '../gathered.ts';
import type { Imported, ImportFault } from '../imported.ts';
import { parsedJson, textOf } from '../lines.ts';
import { anopeHash, athemeScram } from '../passwords.ts';
import { type Fields, fieldsOf, textIn, textsIn, timeOf } from '../values.ts';
import { gatherChannel } from './channels.ts';

/** Reads the JSON that Ergo imports: what its scripts make of databases of Anope and Atheme. */
export function readErgoJson(bytes: Uint8Array): Imported | ImportFault {
  const root = fieldsOf(parsedJson(textOf(bytes)));
  const users = fieldsOf(root?.get('users')) && root?.get('users');
  const channels = fieldsOf(root?.get('channels')) && root?.get('channels');
  if (root === undefined || users === undefined || channels === undefined) {
    return { fault: 'This is no JSON that Ergo imports: it has no users and channels.' };
  }
  if (root.get('version') !== 1) {
    return { fault: `This JSON is of version ${String(root.get('version'))}, and 1 is known.` };
  }
  const gathered = new Gathered();
  const isAnope = root.get('source') === 'anope';
  for (const [name, value] of Object.entries(users ?? {})) gatherUser(name, value, isAnope, gathered);
  for (const [name, value] of Object.entries(channels ?? {})) gatherRoom(name, value, gathered);
  return gathered;
}

function gatherUser(key: string, value: unknown, isAnope: boolean, gathered: Gathered): void {
  const fields = fieldsOf(value);
  const name = textIn(fields?.get('name'));
  if (fields === undefined || name === undefined) {
    gathered.skip('account', key, 'it has no name of its own');
    return;
  }
  const email = textIn(fields.get('email'));
  const vhost = textIn(fields.get('vhost'));
  gathered.accounts.push({
    name,
    registeredAt: timeOf(fields.get('registeredat')) ?? 0,
    nicks: textsIn(fields.get('additionalnicks')),
    ...passwordOf(textIn(fields.get('hash')), isAnope),
    certificates: textsIn(fields.get('certfps')),
    ...(email !== undefined && { email }),
    ...(vhost !== undefined && { vhost }),
  });
}

function passwordOf(hash: string | undefined, isAnope: boolean) {
  if (hash === undefined) return {};
  if (isAnope) return { passwordHash: anopeHash(hash) };
  const scram = athemeScram(hash);
  return { passwordHash: hash, ...(scram !== undefined && { scram }) };
}

/** Channels have fields of other names here than in Ergo's own documents. */
function gatherRoom(name: string, value: unknown, gathered: Gathered): void {
  const given: Fields = fieldsOf(value) ?? new Map();
  const renamed = [...given].map(([key, field]) => [ergoNames.get(key) ?? key, field] as const);
  gatherChannel(new Map<string, unknown>([['name', name], ...renamed]), gathered);
}

const ergoNames: ReadonlyMap<string, string> = new Map([
  ['topicsetat', 'topicsettime'],
  ['amode', 'accounttoumode'],
  ['limit', 'userlimit'],
]);
