import { Desk } from '../accounts/desk.ts';
import type { DeskParts } from '../accounts/parts.ts';
import { keepsAccount } from '../hub/accounts/manage.ts';
import { accountOf, accountOfCredential, ownerOf, tokensInUse } from '../hub/accounts/registry.ts';
import type { Loop } from '../loop/loop.ts';
import type { LiveSettings } from './live-settings.ts';

/** What the desk needs of a server: the hub knows the facts of accounts, and the settings that hold the rules. */
export interface DeskMakerParts extends Omit<DeskParts, 'facts' | 'settings' | 'network' | 'submit'> {
  readonly loop: Loop;
  readonly live: LiveSettings;
}

/** Makes the desk of a server. */
export function makeDesk({ loop, live, ...parts }: DeskMakerParts): Desk {
  const { state } = loop.hub;
  return new Desk({
    ...parts,
    facts: {
      of: name => accountOf(state, name),
      owner: nick => ownerOf(state, nick),
      keeps: (session, account) =>
        keepsAccount({ state, session, user: state.sessions.get(session) }, account),
      ofCredential: credential => accountOfCredential(state, credential),
      tokensInUse: account => tokensInUse(state, account),
    },
    settings: () => live.current.accounts,
    network: () => live.current.server.network,
    submit: (command, session) => loop.submit(command, session),
  });
}
