/** How what was said may be changed. */
export type Change = 'redact' | 'edit';

/** Why nothing was changed of what was said (IRCv3 message-redaction, "Errors"). */
export type ChangeRefusal =
  /** It would become talk between programs. */
  | { readonly code: 'text-for-programs' }
  /** There is no such place, or she has no say in it. */
  | { readonly code: 'change-target-invalid'; readonly change: Change; readonly target: string }
  /** Nothing is remembered that is called so, or she may not read it. */
  | {
      readonly code: 'message-unknown';
      readonly change: Change;
      readonly target: string;
      readonly id: string;
    }
  | {
      readonly code: 'change-not-yours';
      readonly change: Change;
      readonly target: string;
      readonly id: string;
    }
  | {
      readonly code: 'change-too-late';
      readonly change: Change;
      readonly target: string;
      readonly id: string;
      /** For how long it could be changed. */
      readonly seconds: number;
    };
