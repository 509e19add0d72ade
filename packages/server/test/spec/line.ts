/** A line of IRC, taken apart without the help of the code that is tested. */
export interface Line {
  readonly tags: ReadonlyMap<string, string>;
  /** Empty when it has none. */
  readonly source: string;
  readonly command: string;
  readonly params: readonly string[];
  /** Whether the last parameter is written behind a colon. */
  readonly trailing: boolean;
}

/** Takes a line apart (Modern IRC, "Message format"; IRCv3 message-tags). */
export function readLine(text: string): Line {
  const [, tags = '', source = '', rest = ''] = /^(?:@(\S*) +)?(?::(\S*) +)?(.*)$/s.exec(text) ?? [];
  const at = rest.search(/ :/);
  const words = (at < 0 ? rest : rest.slice(0, at)).split(' ').filter(word => word !== '');
  const [command = '', ...params] = words;
  const pairs = tags.split(';').filter(tag => tag !== '');
  return {
    tags: new Map(
      pairs.map(tag => {
        const equals = tag.indexOf('=');
        return equals < 0 ? [tag, ''] : [tag.slice(0, equals), tag.slice(equals + 1)];
      }),
    ),
    source,
    command,
    params: at < 0 ? params : [...params, rest.slice(at + 2)],
    trailing: at >= 0,
  };
}

/** Names that a script gave to what stood in lines. */
export type Names = Map<string, string>;

/**
 * Whether a line is what a row of a script says; see `scene.ts` for how rows are written. What the row names is put
 * into `names` when the line is.
 */
export function fits(row: string, text: string, names: Names): boolean {
  const exact = row.endsWith(' $');
  const wanted = readLine(exact ? row.slice(0, -2) : row);
  const line = readLine(text);
  const found = new Map(names);
  const same = (pattern: string, value: string) => matches(pattern, value, found);

  if (!same(wanted.command, line.command)) return false;
  const numeric = /^\d{3}$/.test(line.command);
  const params = numeric ? line.params.slice(1) : line.params;
  if (params.length < wanted.params.length) return false;
  if ((exact || wanted.trailing) && params.length !== wanted.params.length) return false;
  if (!wanted.params.every((pattern, index) => same(pattern, params[index] ?? ''))) return false;
  if (
    wanted.source !== '' &&
    !same(wanted.source, line.source) &&
    !same(wanted.source, nickOf(line.source))
  ) {
    return false;
  }
  for (const [name, pattern] of wanted.tags) {
    const value = line.tags.get(name.replace(/^!/, ''));
    if (name.startsWith('!') ? value !== undefined : value === undefined) return false;
    if (value !== undefined && pattern !== '' && !same(pattern, value)) return false;
  }
  for (const [name, value] of found) names.set(name, value);
  return true;
}

/** The nick of a source. */
function nickOf(source: string): string {
  return source.replace(/!.*/, '');
}

/** Whether a value is as a pattern says: `…` stands for anything, `{name}` for a word that has a name from then on. */
function matches(pattern: string, value: string, names: Names): boolean {
  const groups: string[] = [];
  const source = pattern.split(/(…|\{[a-z]+\})/).map(piece => {
    if (piece === '…') return '.*';
    const name = /^\{([a-z]+)\}$/.exec(piece)?.[1];
    if (name === undefined) return escaped(piece);
    const known = names.get(name);
    if (known !== undefined) return escaped(known);
    groups.push(name);
    return '(\\S+)';
  });
  const match = new RegExp(`^${source.join('')}$`, 's').exec(value);
  if (match === null) return false;
  groups.forEach((name, index) => {
    names.set(name, match[index + 1] ?? '');
  });
  return true;
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}
