import type { ServerResponse } from 'node:http';
import type { Source } from './forwarded.ts';

/** Sets what every answer says to browsers: what a page of this server may load and do, which is little. */
export function setSafeHeaders(
  response: ServerResponse,
  { origin, host }: Source,
  imagesFrom: readonly string[],
): void {
  response.setHeader('Content-Security-Policy', policy(host, origin.secure, imagesFrom));
  for (const [name, value] of always) response.setHeader(name, value);
  if (origin.secure && !isThisMachine.test(host)) response.setHeader('Strict-Transport-Security', staySecure);
}

function policy(host: string, secure: boolean, imagesFrom: readonly string[]): string {
  const media = ["'self'", ...imagesFrom, 'blob:'].join(' ');
  // To older browsers 'self' is http alone. What is no host would be another rule.
  const sockets = isHost.test(host) ? ` ${secure ? 'wss' : 'ws'}://${host}` : '';
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    `img-src ${media} data:`,
    `media-src ${media}`,
    "font-src 'self'",
    `connect-src 'self'${sockets}`,
    "worker-src 'self'",
    "manifest-src 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'self'",
  ].join('; ');
}

const always = [
  ['X-Content-Type-Options', 'nosniff'],
  ['Referrer-Policy', 'no-referrer'],
  ['Cross-Origin-Opener-Policy', 'same-origin'],
  ['Cross-Origin-Resource-Policy', 'same-origin'],
  [
    'Permissions-Policy',
    ['camera', 'microphone', 'geolocation', 'payment', 'usb', 'serial', 'midi', 'display-capture']
      .map(feature => `${feature}=()`)
      .join(', '),
  ],
] as const;

/** For how long browsers come by TLS only: half a year, in seconds. */
const staySecure = 'max-age=15552000';

const isHost = /^(?:[\w.-]+|\[[\da-f:.]+\])(?::\d+)?$/i;

/** Whoever tries TLS out there would bring all other servers of the machine under the same rule. */
const isThisMachine = /^(?:.+\.)?localhost(?::|$)/i;
