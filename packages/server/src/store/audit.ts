import type { Database } from './database.ts';

/** Something that an operator of the server did. */
export interface AuditEntry {
  /** Milliseconds since 1970. */
  readonly at: number;
  /** The name by which she is an operator. */
  readonly oper: string;
  readonly nick: string;
  /** In one word, such as `kill`. */
  readonly action: string;
  /** To whom or to what; empty when it has none. */
  readonly target: string;
  /** What else is to be known; may be empty. */
  readonly detail: string;
}

/** An entry of the audit log. Numbers grow, and none is used twice. */
export interface AuditRow extends AuditEntry {
  readonly id: number;
}

/** What operators of the server did, for ever. */
export class Audit {
  private readonly database: Database;

  constructor(database: Database) {
    this.database = database;
  }

  append({ at, oper, nick, action, target, detail }: AuditEntry): void {
    this.database.run('audit.append', { at, oper, nick, action, target, detail });
  }

  /**
   * The newest entries, newest first; those with `word` as oper, nick, action or target, in whatever case, when one is
   * given; and only what is older than the entry `before`, so that one can page.
   */
  newest(count: number, word?: string, before = Number.MAX_SAFE_INTEGER): AuditRow[] {
    if (word === undefined) return this.database.rows('audit.newest', { count, before });
    return this.database.rows('audit.newestAbout', { count, word, before });
  }
}
