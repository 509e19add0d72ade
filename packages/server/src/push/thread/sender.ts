import type { ClientRequest, IncomingMessage } from 'node:http';
import { Agent, type RequestOptions, request } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { rootCertificates } from 'node:tls';
import webPush from 'web-push';
import type { FromThread, Parcel, ThreadParts } from './messages.ts';

/**
 * Encrypts messages (RFC 8291) and hands them to push servers (RFC 8030), each over a connection of its own to the
 * addresses that were found to be allowed. Redirects are not followed, and of an answer nothing is read but its head.
 */
export class Sender {
  private readonly parts: ThreadParts;
  private readonly answer: (answer: FromThread) => void;
  private readonly agent: Agent;
  private readonly running = new Map<number, ClientRequest>();
  /** What shows push servers who sends, by their origin: signing costs more than all else. */
  private readonly passes = new Map<string, Pass>();

  constructor(parts: ThreadParts, answer: (answer: FromThread) => void) {
    this.parts = parts;
    this.answer = answer;
    const { ca } = parts;
    this.agent = new Agent({ keepAlive: false, ...(ca !== undefined && { ca: [...rootCertificates, ca] }) });
  }

  /** Sends something, and tells what came of it under its number: never twice, and not when it was given up. */
  send(number: number, parcel: Parcel): void {
    try {
      this.begin(number, parcel);
    } catch (error) {
      // What a client gave as its keys may be none that the library takes, though it looked like it.
      this.answer({ number, failure: String(error) });
    }
  }

  /** Lets something be. */
  giveUp(number: number): void {
    const found = this.running.get(number);
    this.running.delete(number);
    found?.destroy();
  }

  private begin(number: number, parcel: Parcel): void {
    const { endpoint, keys, payload, urgency } = parcel;
    const { headers, body, method } = webPush.generateRequestDetails({ endpoint, keys }, payload, {
      TTL: this.parts.ttlSeconds,
      urgency,
      contentEncoding: 'aes128gcm',
    });
    const options: RequestOptions = {
      method,
      headers: { ...headers, Authorization: this.passFor(endpoint) },
      agent: this.agent,
      lookup: answering(parcel.addresses),
      maxHeaderSize: headBytesMax,
    };
    const sent = request(endpoint, options);
    this.running.set(number, sent);
    sent.on('response', response => {
      this.tell(number, { status: response.statusCode, retryAfter: retryAfterOf(response) });
      sent.destroy();
    });
    sent.on('error', error => this.tell(number, { failure: error.message }));
    // An end without an answer and without an error is none that Node promises never to come.
    sent.on('close', () => this.tell(number, { failure: 'the connection was closed' }));
    sent.end(body);
  }

  private tell(number: number, answer: Omit<FromThread, 'number'>): void {
    if (this.running.delete(number)) this.answer({ number, ...answer });
  }

  /** The Authorization header for a push server, signed anew before it is over. */
  private passFor(endpoint: string): string {
    const { origin } = new URL(endpoint);
    const found = this.passes.get(origin);
    if (found !== undefined && found.until > Date.now()) return found.header;
    const { vapid, contact } = this.parts;
    const expires = Math.floor(Date.now() / 1000) + passSeconds;
    const { Authorization: header } = webPush.getVapidHeaders(
      origin,
      contact,
      vapid.publicKey,
      vapid.privateKey,
      'aes128gcm',
      expires,
    );
    if (this.passes.size >= passesMax) this.passes.clear();
    this.passes.set(origin, { header, until: Date.now() + (passSeconds * 1000) / 2 });
    return header;
  }
}

interface Pass {
  readonly header: string;
  /** Milliseconds since 1970. */
  readonly until: number;
}

/** Looks nothing up: answers what was looked up and looked at. */
function answering(addresses: readonly string[]): LookupFunction {
  const found = addresses.map(address => ({ address, family: isIP(address) }));
  return (_name, { all }, callback) => {
    const [first] = found;
    if (first === undefined) callback(new Error('there is no address'), '');
    else if (all) callback(null, found);
    else callback(null, first.address, first.family);
  };
}

/** In seconds; a date, or nothing at all, counts as nothing. */
function retryAfterOf({ headers }: IncomingMessage): number | undefined {
  const text = headers['retry-after'];
  return text !== undefined && /^\d{1,6}$/.test(text) ? Number(text) : undefined;
}

/** How long a signature holds: a day is the most that RFC 8292 lets it. */
const passSeconds = 43_200;

/** For how many push servers signatures are kept. */
const passesMax = 1000;

/** What an answer's head may have at most. */
const headBytesMax = 16_384;
