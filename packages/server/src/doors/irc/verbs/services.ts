import type { Message } from '@salon/protocol';
import { runService } from '../../../services/run.ts';
import { services } from '../../../services/table.ts';
import { patronOf } from '../patron.ts';
import type { Verb } from './spec.ts';

/** Each service is a verb too, under its name and a short one: clients have no need to know of its nick. */
export const serviceVerbs: Readonly<Record<string, Verb>> = Object.fromEntries(
  Object.values(services).flatMap(({ name, short, about }) => {
    const verb: Verb = {
      for: 'users',
      paramsMin: 0,
      takes: '<word> [<more>]',
      help: about,
      run: (client, message) => runService(name, patronOf(client), lineOf(message)),
    };
    return [
      [short, verb],
      [name.toUpperCase(), verb],
    ];
  }),
);

/** Clients send what was typed as it is, or as one trailing parameter. */
function lineOf({ params }: Message): string {
  return params.join(' ');
}
