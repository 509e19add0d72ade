import { z } from 'zod';

const file = z.string().min(1).max(4096);

const certificate = z.strictObject({
  cert: file.describe('The file with the certificate, and those that vouch for it, in PEM.'),
  key: file.describe('The file with its key, in PEM.'),
  names: z
    .array(z.string().min(1).max(253))
    .optional()
    .describe(
      'For which hosts it is shown, such as "*.example.org"; when left out, those that it says itself.',
    ),
});

const tls = z.strictObject({
  certificates: z
    .array(certificate)
    .min(1)
    .describe('Which certificates there are; the first is shown to who names no host, or another one.'),
  clientCertificates: z
    .boolean()
    .default(true)
    .describe('Whether clients are asked for a certificate; its fingerprint can stand for a password.'),
});

const fields = z.strictObject({
  kind: z
    .enum(['line', 'irc', 'web'])
    .describe('line: for nc and telnet. irc: for IRC clients. web: for browsers, and IRC by WebSocket.'),
  host: z.string().min(1).default('localhost').describe('The address to listen at; 0.0.0.0 or :: for all.'),
  port: z.number().int().min(0).max(65535).optional().describe('The port; 0 takes any that is free.'),
  path: z
    .string()
    .min(1)
    .max(100)
    .optional()
    .describe('Instead of host and port, a Unix socket; who comes by it comes from 127.0.0.1.'),
  mode: z
    .string()
    .regex(/^0?[0-7]{3}$/, 'three octal digits in quotes, such as "0660"')
    .optional()
    .describe('Who may use the Unix socket, as for chmod; "0660" when left out.'),
  tls: tls.optional().describe('Encrypts what is said, with these certificates; left out for plaintext.'),
  proxyProtocol: z
    .boolean()
    .optional()
    .describe('Whether a proxy says in a PROXY header who comes; only trust.proxies may connect then.'),
});

/** What a door is: where it listens, for whom, and what is spoken before the talk. */
export const door = fields.check(
  // It looks at a door even when something else of it is wrong, so that all is complained of at once.
  z.core._check<z.input<typeof fields>>(
    ({ value, issues }) => {
      const complain = (key: keyof typeof value, message: string) =>
        issues.push({ code: 'custom', path: [key], input: value[key], message });
      if (typeof value !== 'object' || value === null) return;
      if (value.path === undefined && value.port === undefined) complain('port', 'a number');
      if (value.path !== undefined && value.port !== undefined) complain('port', 'no port beside a path');
      if (value.path === undefined && value.mode !== undefined) complain('mode', 'no mode without a path');
    },
    { when: () => true },
  ),
);

/** A door, as it is set. */
export type DoorSettings = z.infer<typeof door>;

/** Where each of some doors is, for those that are at a place of their own. */
export function fixedPlaces(doors: readonly DoorSettings[]): string[] {
  return doors.flatMap(({ host, port, path }) => {
    if (path !== undefined) return path;
    return port === undefined || port === 0 ? [] : `${host} ${port}`;
  });
}
