import { drafts, type Message } from '@salon/protocol';
import type { Change } from '../../../hub/changes/refusal.ts';
import type { KnownMessage } from '../../../hub/changes/signal.ts';
import type { Refusal } from '../../../hub/refusal.ts';
import { ircRefusal } from '../../../render/irc/refusals.ts';
import { isSlip, slipSays } from '../../../services/slip.ts';
import { StoreError } from '../../../store/fault.ts';
import { patronOf } from '../patron.ts';
import type { Client, Verb } from './spec.ts';
import { isLineTooLong } from './speech.ts';

/** The verbs that change what was said. */
export const changeVerbs: Readonly<Record<string, Verb>> = {
  EDIT: {
    for: 'users',
    paramsMin: 3,
    takes: '<target> <msgid> :<text>',
    help: `Gives something that one said another text, for who agreed to \`${drafts.messageEdit}\`.`,
    run: edit,
  },
  REDACT: {
    for: 'users',
    paramsMin: 2,
    takes: '<target> <msgid> [:<reason>]',
    help: `Takes back something that one said, for who agreed to \`${drafts.messageRedaction}\`.`,
    run: redact,
  },
};

/** To who did not agree to it, there is no such command (here and below). */
function redact(client: Client, { params }: Message): void | Promise<void> {
  const [target = '', id = '', reason] = params;
  if (!client.capabilities.has(drafts.messageRedaction)) {
    client.numeric('ERR_UNKNOWNCOMMAND', 'REDACT');
    return;
  }
  return change(client, 'redact', { target, id }, message =>
    client.submit({ type: 'redact', target, message, ...(reason !== undefined && { reason }) }),
  );
}

function edit(client: Client, { params }: Message): void | Promise<void> {
  const [target = '', id = '', text = ''] = params;
  if (!client.capabilities.has(drafts.messageEdit)) client.numeric('ERR_UNKNOWNCOMMAND', 'EDIT');
  else if (text === '') client.numeric('ERR_NOTEXTTOSEND');
  else if (isLineTooLong(client, `EDIT ${target} ${id}`, text)) client.numeric('ERR_INPUTTOOLONG');
  else if (isSlip(text)) client.write(client.lines.fromService(slipSays(patronOf(client))));
  else {
    return change(client, 'edit', { target, id }, message =>
      client.submit({ type: 'edit', target, message, text }),
    );
  }
}

/** Finds out what is to be changed, and then has it changed. */
export function change(
  client: Client,
  how: Change,
  { target, id }: { readonly target: string; readonly id: string },
  carryOut: (message: KnownMessage) => void,
): void | Promise<void> {
  const goOn = (found: KnownMessage | Refusal) => {
    if ('code' in found) client.write(ircRefusal(client.lines, found));
    else carryOut(found);
  };
  const found = client.desk.librarian.message(client.visitor.session, how, target, id);
  if (!(found instanceof Promise)) return goOn(found);
  return found.then(goOn, (error: unknown) => {
    if (!(error instanceof StoreError)) throw error;
    const command = how.toUpperCase();
    client.fail(command, 'TEMPORARILY_UNAVAILABLE', [], `The history cannot be read: ${error.reason}`);
  });
}
