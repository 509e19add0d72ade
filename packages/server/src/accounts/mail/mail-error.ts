/** Why a message was not sent. */
export type MailFault =
  /** It is no address, or one to which nothing is sent. */
  | 'address'
  | 'blocked'
  /** So much was sent already: to this address today, or by this server in this hour. */
  | 'too-many-to-them'
  | 'too-many'
  /** So much waits to be sent that this was not even tried. */
  | 'busy'
  /** The relay did not take it in time. */
  | 'slow'
  /** The relay does not take mail for this address. */
  | 'refused'
  /** The relay was not reached, cannot be trusted, or did not do what it should. */
  | 'relay';

const sentences: { readonly [F in MailFault]: string } = {
  address: 'this is no address for mail',
  blocked: 'nothing is sent to this address',
  'too-many-to-them': 'this address was sent enough today',
  'too-many': 'this server has sent enough in this hour',
  busy: 'too much waits to be sent',
  slow: 'the relay did not take it in time',
  refused: 'the relay does not take mail for this address',
  relay: 'the relay did not take it',
};

/** A message was not sent. The message of the error is a sentence without its end. */
export class MailError extends Error {
  override name = 'MailError';
  readonly fault: MailFault;

  /** `cause` is what the relay said, or what befell the connection to it. */
  constructor(fault: MailFault, cause?: unknown) {
    const said = cause instanceof Error ? `: ${cause.message}` : '';
    super(sentences[fault] + said, { cause });
    this.fault = fault;
  }
}
