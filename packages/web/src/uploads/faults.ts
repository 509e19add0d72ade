import type { Failure } from '@salon/client';

/** Why a file could not be uploaded; `uploads.fault.<fault>` in the language files says it, and what to do. */
export type UploadFault =
  | 'too-large'
  | 'type'
  | 'quota'
  | 'login'
  | 'busy'
  | 'empty'
  | 'unreachable'
  | 'refused'
  /** The server has no room, or is broken. */
  | 'server';

/** What a status of HTTP means for the file; undefined for success. A new ticket helps for `ticket`. */
export function faultOfStatus(status: number): UploadFault | 'ticket' | undefined {
  if (status >= 200 && status < 300) return undefined;
  return known[status] ?? (status >= 500 ? 'server' : 'refused');
}

const known: Readonly<Record<number, UploadFault | 'ticket'>> = {
  0: 'unreachable',
  401: 'ticket',
  403: 'login',
  408: 'unreachable',
  411: 'empty',
  413: 'too-large',
  415: 'type',
  429: 'busy',
  503: 'busy',
  507: 'quota',
};

/** Why no ticket was given. */
export function faultOfTicket({ code }: Failure): UploadFault {
  if (/ACCOUNT|LOGIN|AUTH|PRIVS/.test(code)) return 'login';
  if (code === 'OFFLINE') return 'unreachable';
  return /RATE|LIMIT|BUSY|MANY/.test(code) ? 'busy' : 'refused';
}

/** Whether it may go well the next time, as it is. */
export function mayRetry(fault: UploadFault): boolean {
  return fault === 'unreachable' || fault === 'busy' || fault === 'server' || fault === 'login';
}
