import { type Casemapping, casemappings, fold, lobbyToken } from '@salon/protocol';
import type { Facts } from '../model/link.ts';
import { Changing } from './changing.ts';

/** What the server told of itself. */
export class FactsState extends Changing implements Facts {
  network = '';
  serverName = '';
  motd: readonly string[] = [];
  readonly isupport = new Map<string, string>();
  caps: ReadonlySet<string> = new Set();
  readonly offered = new Map<string, string>();
  ranks: Facts['ranks'] = ranksIn(undefined);
  /** All prefixes, the highest first. */
  prefixes = '@+';
  /** What a server means that names none (RFC 2812). */
  private casemapping: Casemapping = 'rfc1459';
  /** Whether the tokens are those of a connection that is gone. */
  private isStale = false;

  /** One comes in anew: perhaps the server is another one by now. */
  begin(): void {
    this.offered.clear();
    this.isStale = true;
    this.setCaps(new Set());
  }

  /** Takes tokens of RPL_ISUPPORT; one that begins with `-` holds no more. */
  learnTokens(tokens: readonly string[]): void {
    if (this.isStale) this.isupport.clear();
    this.isStale = false;
    for (const token of tokens) {
      if (token.startsWith('-')) {
        this.isupport.delete(token.slice(1));
        continue;
      }
      const equals = token.indexOf('=');
      const name = equals < 0 ? token : token.slice(0, equals);
      if (this.isupport.size < tokensMax)
        this.isupport.set(name, equals < 0 ? '' : readEscapes(token.slice(equals + 1)));
    }
    this.network = this.isupport.get('NETWORK') ?? this.network;
    const mapping = this.isupport.get('CASEMAPPING');
    // What others fold besides ASCII is folded by the server alone.
    this.casemapping =
      mapping === undefined ? 'rfc1459' : (casemappings.find(known => known === mapping) ?? 'ascii');
    this.ranks = ranksIn(this.isupport.get('PREFIX'));
    this.prefixes = this.ranks.map(({ prefix }) => prefix).join('');
    this.changed();
  }

  setCaps(caps: ReadonlySet<string>): void {
    this.caps = caps;
    this.changed();
  }

  get multiline(): Facts['multiline'] {
    if (!this.caps.has('draft/multiline') || !this.caps.has('batch')) return undefined;
    const values = new Map(
      (this.offered.get('draft/multiline') ?? '').split(',').map(item => {
        const [name = '', value = ''] = item.split('=');
        return [name, Number(value)];
      }),
    );
    const bytesMax = values.get('max-bytes');
    if (bytesMax === undefined || !(bytesMax > 0)) return undefined;
    return { bytesMax, linesMax: values.get('max-lines') ?? Number.POSITIVE_INFINITY };
  }

  get lobby(): string | undefined {
    return this.isupport.get(lobbyToken);
  }

  /** Whether it is a Salon: it knows by their marks what messages it has heard, and puts nobody out who is fast. */
  get isSalon(): boolean {
    return this.lobby !== undefined;
  }

  get nickCharsMax(): number {
    return this.numberOf('NICKLEN', 30);
  }

  get topicBytesMax(): number {
    return this.numberOf('TOPICLEN', 300);
  }

  get historyPageMax(): number {
    return this.numberOf('CHATHISTORY', 100);
  }

  get filehost(): string | undefined {
    return this.isupport.get('draft/FILEHOST') ?? this.isupport.get('soju.im/FILEHOST');
  }

  get vapid(): string | undefined {
    return this.isupport.get('VAPID');
  }

  get canRegister(): boolean {
    return this.offered.has('draft/account-registration');
  }

  /** How a channel mode takes its parameter (CHANMODES of RPL_ISUPPORT): A list, B always, C when set, D never; P a rank. */
  modeKind(letter: string): 'A' | 'B' | 'C' | 'D' | 'P' {
    if (this.ranks.some(({ mode }) => mode === letter)) return 'P';
    const kinds = (this.isupport.get('CHANMODES') ?? 'b,k,l,imnst').split(',');
    const at = kinds.findIndex(letters => letters.includes(letter));
    return (['A', 'B', 'C', 'D'] as const)[at] ?? 'D';
  }

  isChannel = (name: string): boolean =>
    (this.isupport.get('CHANTYPES') ?? '#').includes(name.charAt(0) || ' ');

  fold = (name: string): string => fold(name, this.casemapping);

  sameName = (a: string, b: string): boolean => this.fold(a) === this.fold(b);

  private numberOf(token: string, otherwise: number): number {
    const value = Number(this.isupport.get(token));
    return Number.isInteger(value) && value > 0 ? value : otherwise;
  }
}

/** How many tokens are kept: no server has more. */
const tokensMax = 500;

/** Ranks, the highest first, as PREFIX has them; those of RFC 2812 where there is no such token. */
function ranksIn(token = '(ov)@+'): Facts['ranks'] {
  const [, modes = '', prefixes = ''] = /^\(([^)]*)\)(.*)$/.exec(token) ?? [];
  return [...modes]
    .slice(0, prefixes.length)
    .map((mode, index) => ({ mode, prefix: prefixes.charAt(index) }));
}

/** Values of tokens have `\xHH` for what they may not hold (Modern IRC, "RPL_ISUPPORT"). */
function readEscapes(value: string): string {
  return value.replace(/\\x([0-9A-Fa-f]{2})/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}
