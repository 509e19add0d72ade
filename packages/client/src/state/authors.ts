import type { Author } from '../model/message.ts';
import { ownText } from './own-text.ts';

/** So many are known at a time; then it begins anew. */
const authorsMax = 2_000;

/** One object for each author, however much she says: a long talk has few. */
export class Authors {
  private readonly known = new Map<string, Author>();

  /** Who sent a line with this source (`nick!user@host`). */
  of(source: string, account: string | undefined, isBot: boolean): Author {
    const key = `${source} ${account ?? ''} ${isBot}`;
    const found = this.known.get(key);
    if (found !== undefined) return found;
    const end = source.indexOf('!');
    const author: Author = {
      nick: ownText(end < 0 ? source : source.slice(0, end)),
      userhost: end < 0 ? '' : ownText(source.slice(end + 1)),
      account: ownText(account),
      isBot,
    };
    if (this.known.size >= authorsMax) this.known.clear();
    this.known.set(ownText(key), author);
    return author;
  }
}
