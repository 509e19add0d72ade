import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createSecureContext, type SecureContext } from 'node:tls';

/** Where a certificate stands. */
interface Files {
  readonly cert: string;
  readonly key: string;
  /** For which hosts it is shown; when missing, those that it says itself. */
  readonly names?: readonly string[] | undefined;
}

/** How a TLS door is set. */
interface TlsParts {
  readonly certificates: readonly Files[];
  /** Whether clients are asked for theirs. */
  readonly clientCertificates: boolean;
}

interface Loaded {
  readonly context: SecureContext;
  readonly certificate: X509Certificate;
}

/** A certificate cannot be used. The message is one sentence for the person who set it. */
export class CertificateError extends Error {
  override name = 'CertificateError';
}

/** The certificates of one door: read at the start and anew when asked, and chosen by the host that a client names. */
export class Certificates {
  readonly asksClients: boolean;
  private readonly files: readonly Files[];
  private loaded: readonly Loaded[] = [];

  constructor({ certificates, clientCertificates }: TlsParts) {
    this.asksClients = clientCertificates;
    this.files = certificates;
  }

  /** Reads all of them. Throws a `CertificateError` when one cannot be used. */
  load(): void {
    this.loaded = this.files.map(load);
  }

  /**
   * Reads all of them anew, for connections to come. Of those that cannot be used the old one is kept; returns a
   * sentence about each.
   */
  reload(): string[] {
    // Asked before the doors are open: they are about to be read.
    if (this.loaded.length === 0) return [];
    const complaints: string[] = [];
    this.loaded = this.files.map((files, index) => {
      const old = this.loaded[index];
      try {
        return load(files);
      } catch (error) {
        if (!(error instanceof CertificateError) || old === undefined) throw error;
        complaints.push(`${error.message} The old one is kept.`);
        return old;
      }
    });
    return complaints;
  }

  /** What holds when a client names no host. */
  get default(): SecureContext {
    const [first] = this.loaded;
    if (first === undefined) throw new Error('no certificate was loaded');
    return first.context;
  }

  /** What is shown to a client that names this host (SNI). */
  of(host: string): SecureContext {
    const found = this.files.findIndex(({ names }, index) =>
      names === undefined
        ? this.loaded[index]?.certificate.checkHost(host) !== undefined
        : names.some(name => matches(name, host)),
    );
    return this.loaded[found]?.context ?? this.default;
  }

  /** When those end that have ended, or will within a time; milliseconds. */
  endingWithin(ms: number, now: number): { readonly file: string; readonly at: Date }[] {
    return this.loaded.flatMap(({ certificate: { validToDate } }, index) =>
      validToDate.getTime() - now < ms ? { file: this.files[index]?.cert ?? '', at: validToDate } : [],
    );
  }
}

function load({ cert: certFile, key: keyFile }: Files): Loaded {
  const cert = read(certFile);
  const key = read(keyFile);
  try {
    const certificate = new X509Certificate(cert);
    const context = createSecureContext({ cert, key, minVersion, sessionIdContext });
    return { certificate, context };
  } catch (error) {
    const why = (error as NodeJS.ErrnoException).code ?? (error as Error).message;
    throw new CertificateError(`${certFile} with ${keyFile} is no certificate with its key (${why}).`, {
      cause: error,
    });
  }
}

function read(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const why = code === 'ENOENT' ? 'there is no such file' : `it cannot be read (${code})`;
    throw new CertificateError(`${file}: ${why}.`, { cause: error });
  }
}

/** Whether a name such as `*.example.org` stands for a host; the star is one label. */
function matches(name: string, host: string): boolean {
  const [pattern, wanted] = [name.toLowerCase(), host.toLowerCase()];
  if (!pattern.startsWith('*.')) return pattern === wanted;
  const dot = wanted.indexOf('.');
  return dot > 0 && wanted.slice(dot) === pattern.slice(1);
}

/** TLS 1.0 and 1.1 are not to be used (RFC 8996). */
const minVersion = 'TLSv1.2';

/** Without it, OpenSSL lets no client with a certificate resume its session. */
const sessionIdContext = 'salon';
