import { createECDH, createPublicKey } from 'node:crypto';
import { parseTags } from '@salon/protocol';

/** The keys of a client (RFC 8291), in base64url without padding. */
export interface ClientKeys {
  /** Its public key on the curve P-256. */
  readonly p256dh: string;
  /** The secret that it shares with who sends. */
  readonly auth: string;
}

/** The keys by which push servers know this server (RFC 8292), in base64url. */
export interface VapidKeys {
  readonly publicKey: string;
  readonly privateKey: string;
}

/** Reads keys in the form of message tags; undefined when one is missing, or is none. */
export function clientKeys(text: string): ClientKeys | undefined {
  const tags = parseTags(text);
  const p256dh = decoded(tags.get('p256dh'));
  const auth = decoded(tags.get('auth'));
  if (p256dh === undefined || auth?.length !== authBytes || !isPoint(p256dh)) return undefined;
  return { p256dh: p256dh.toString('base64url'), auth: auth.toString('base64url') };
}

/** Makes new keys for a server. */
export function makeVapidKeys(): VapidKeys {
  const pair = createECDH('prime256v1');
  const publicKey = pair.generateKeys('base64url');
  // Without its leading zeros a private key is one in 256 times too short for who reads it.
  const privateKey = pair.getPrivateKey().toString('hex').padStart(64, '0');
  return { publicKey, privateKey: Buffer.from(privateKey, 'hex').toString('base64url') };
}

function decoded(text: string | undefined): Buffer | undefined {
  return text !== undefined && /^[A-Za-z0-9_-]+={0,2}$/.test(text)
    ? Buffer.from(text, 'base64url')
    : undefined;
}

/** Whether bytes are a point of the curve P-256 in its uncompressed form. */
function isPoint(bytes: Buffer): boolean {
  if (bytes.length !== pointBytes || bytes[0] !== uncompressed) return false;
  const x = bytes.subarray(1, 33).toString('base64url');
  const y = bytes.subarray(33).toString('base64url');
  try {
    createPublicKey({ key: { kty: 'EC', crv: 'P-256', x, y }, format: 'jwk' });
    return true;
  } catch {
    // Node throws for what does not lie on the curve, and for nothing else here.
    return false;
  }
}

const authBytes = 16;
const pointBytes = 65;
const uncompressed = 4;
