/** What the first bytes of a connection turn out to be that is no chat. */
export type Stranger = 'http' | 'tls';

/** What a door takes for HTTP: any first word that is a verb of HTTP, or only a whole request line. */
export type HttpSign = 'verb' | 'request-line';

/**
 * Looks at the first bytes of a connection, and tells when they are HTTP or the beginning of TLS: browsers can be made
 * to send both to any port, with chat inside. It holds bytes back only while they may go on to be that.
 */
export class Sniffer {
  private readonly sign: HttpSign;
  private readonly met: (stranger: Stranger) => void;
  private held: Buffer = nothing;
  private found: 'perhaps' | 'no' | Stranger = 'perhaps';

  /** `met` is called once, when it is a stranger; nothing of what it sends is handed on. */
  constructor(sign: HttpSign, met: (stranger: Stranger) => void) {
    this.sign = sign;
    this.met = met;
  }

  /** Takes what came in, and returns what can be handed on. */
  readonly push = (chunk: Buffer): Buffer => {
    if (this.found === 'no') return chunk;
    if (this.found !== 'perhaps') return nothing;
    const bytes = this.held.length === 0 ? chunk : Buffer.concat([this.held, chunk]);
    this.found = this.look(bytes);
    this.held = this.found === 'perhaps' ? bytes : nothing;
    if (this.found === 'no') return bytes;
    if (this.found !== 'perhaps') this.met(this.found);
    return nothing;
  };

  private look(bytes: Buffer): 'perhaps' | 'no' | Stranger {
    if (bytes[0] === tlsHandshake) {
      if (bytes.length === 1) return 'perhaps';
      return bytes[1] === tlsMajorVersion ? 'tls' : 'no';
    }
    const text = bytes.toString('latin1', 0, requestBytesMax);
    const verb = verbs.find(one => text.startsWith(one));
    if (verb === undefined) return verbs.some(one => one.startsWith(text)) ? 'perhaps' : 'no';
    if (this.sign === 'verb') return 'http';
    const end = text.indexOf('\n');
    // No pseudo is as long, and a request may be.
    if (end < 0) return bytes.length < requestBytesMax ? 'perhaps' : 'http';
    return / HTTP\/\d/.test(text.slice(verb.length - 1, end)) ? 'http' : 'no';
  }
}

/** What HTTP is answered: that it is wrong here. */
export const httpAnswer = Buffer.from(
  [
    'HTTP/1.1 400 Bad Request',
    'Connection: close',
    'Content-Type: text/plain; charset=utf-8',
    '',
    'This is a chat server for IRC clients; it does not speak HTTP.\n',
  ].join('\r\n'),
);

const nothing = Buffer.alloc(0);

/** The verbs of HTTP with the space behind them (RFC 9110, 5789 and 9113). None of them is a command that begins a talk in IRC. */
const verbs = ['GET', 'POST', 'HEAD', 'PUT', 'DELETE', 'OPTIONS', 'CONNECT', 'TRACE', 'PATCH', 'PRI'].map(
  verb => `${verb} `,
);

/** How much of a line is waited for to find out whether it is a request. */
const requestBytesMax = 2048;

/** The type of a TLS record with a ClientHello, and the first byte of its version (RFC 8446, 5.1). */
const tlsHandshake = 0x16;
const tlsMajorVersion = 0x03;
