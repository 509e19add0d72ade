/** How accounts are made here: the value of draft/account-registration (IRCv3 account-registration). */
export interface RegistrationTerms {
  /** Whether an account may be called otherwise than the nick. */
  readonly anyName: boolean;
  readonly needsEmail: boolean;
}

/** Reads the value of the capability; unknown words are left out. */
export function termsOf(value: string | undefined): RegistrationTerms {
  const words = new Set((value ?? '').split(','));
  return { anyName: words.has('custom-account-name'), needsEmail: words.has('email-required') };
}
