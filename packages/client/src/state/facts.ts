import { type Casemapping, casemappings, fold } from '@salon/protocol';
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
  private casemapping: Casemapping = 'ascii';

  /** Takes tokens of RPL_ISUPPORT; one that begins with `-` holds no more. */
  learnTokens(tokens: readonly string[]): void {
    for (const token of tokens) {
      if (token.startsWith('-')) {
        this.isupport.delete(token.slice(1));
        continue;
      }
      const equals = token.indexOf('=');
      const name = equals < 0 ? token : token.slice(0, equals);
      this.isupport.set(name, equals < 0 ? '' : readEscapes(token.slice(equals + 1)));
    }
    this.network = this.isupport.get('NETWORK') ?? this.network;
    const mapping = this.isupport.get('CASEMAPPING');
    this.casemapping = casemappings.find(known => known === mapping) ?? 'ascii';
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

  get ranks(): Facts['ranks'] {
    const [, modes = 'ov', prefixes = '@+'] =
      /^\(([^)]*)\)(.*)$/.exec(this.isupport.get('PREFIX') ?? '') ?? [];
    return [...modes].map((mode, index) => ({ mode, prefix: prefixes.charAt(index) }));
  }

  /** All prefixes, the highest first. */
  get prefixes(): string {
    return this.ranks.map(({ prefix }) => prefix).join('');
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

/** Values of tokens have `\xHH` for what they may not hold (Modern IRC, "RPL_ISUPPORT"). */
function readEscapes(value: string): string {
  return value.replace(/\\x([0-9A-Fa-f]{2})/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}
