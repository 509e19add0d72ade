/**
 * Who someone is, as others see it. A new value is made when anything of it changes, so that an effect keeps
 * showing the user as she was when it happened.
 */
export interface Identity {
  readonly nick: string;
  readonly user: string;
  readonly host: string;
  readonly real: string;
  /** `nick!user@host`. */
  readonly mask: string;
}

/** Puts together who someone is. */
export function identityOf(nick: string, user: string, host: string, real: string): Identity {
  return { nick, user, host, real, mask: `${nick}!${user}@${host}` };
}
