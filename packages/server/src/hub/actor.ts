import type { AnyoneScene } from './commands/spec.ts';
import { type Identity, identityOf } from './identity.ts';

/** Who does something that only operators of the server may do. */
export interface Actor {
  /** The name by which she is an operator. */
  readonly name: string;
  readonly identity: Identity;
}

/** The operator who sent a command or, when the command line did, the server itself. */
export function actorOf({ user, settings: { serverName } }: AnyoneScene): Actor {
  if (user === undefined) {
    return { name: serverName, identity: identityOf(serverName, 'server', serverName, serverName) };
  }
  return { name: user.oper?.name ?? user.identity.nick, identity: user.identity };
}
