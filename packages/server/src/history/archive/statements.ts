const columns = 'place, at, id, kind, text, rest, edited, redacted';

/** What of a table lies in a part of a target, and may be read. */
function part(table: 'messages' | 'events'): string {
  return `SELECT ${columns} FROM ${table} WHERE place >= @low AND place < @high AND (redacted IS NULL OR @redacted)`;
}

/** Which messages have certain words, in a part of a target. The index comes first, it knows the places. */
const found = `SELECT ${columns
  .split(', ')
  .map(column => `messages.${column}`)
  .join(', ')} FROM words CROSS JOIN messages ON messages.place = words.rowid
  WHERE words MATCH @match AND words.rowid >= CAST(@low AS INTEGER) AND words.rowid < CAST(@high AS INTEGER) AND redacted IS NULL`;

/** Every statement that reads or changes the history. A test refuses what walks through a whole table. */
export const historyStatements = {
  'targets.byKey': 'SELECT id, next FROM targets WHERE key = @key',
  'targets.byId': 'SELECT key FROM targets WHERE id = @id',
  'targets.add': 'INSERT INTO targets (key, one, other) VALUES (@key, @one, @other) RETURNING id, next',
  'targets.grown': 'UPDATE targets SET next = @next, messages = messages + @messages WHERE id = @id',
  'targets.shrunk': 'UPDATE targets SET messages = messages - @messages WHERE id = @id',
  'targets.forget': 'UPDATE targets SET key = NULL, one = NULL, other = NULL WHERE key = @key',
  'targets.move': 'UPDATE targets SET key = @to WHERE key = @key',
  'targets.keep': 'UPDATE targets SET keep_ms = @ms, keep_count = @count WHERE id = @id',
  'targets.ofAccount':
    'SELECT key FROM targets WHERE one = @account UNION ALL SELECT key FROM targets WHERE other = @account AND one <> other',
  'targets.after':
    'SELECT id, key, next, messages, keep_ms AS ms, keep_count AS count FROM targets WHERE id > @id ORDER BY id LIMIT 1',
  'targets.addCopy': 'INSERT INTO targets DEFAULT VALUES RETURNING id',
  'targets.byIdWhole':
    'SELECT key, one, other, keep_ms AS ms, keep_count AS count FROM targets WHERE id = @id',
  'targets.release': 'UPDATE targets SET key = NULL, one = NULL, other = NULL WHERE id = @id',
  'targets.adopt':
    'UPDATE targets SET key = @key, one = @one, other = @other, keep_ms = @ms, keep_count = @count WHERE id = @id',
  'targets.keys': 'SELECT id, key FROM targets WHERE id > @after ORDER BY id LIMIT @limit',
  'targets.remove': 'DELETE FROM targets WHERE id = @id',
  'targets.count':
    'SELECT count(*) AS targets, total(messages) AS messages FROM targets WHERE key IS NOT NULL',

  'messages.add':
    'INSERT INTO messages (place, at, id, kind, text, rest) VALUES (@place, @at, @id, @kind, @text, @rest)',
  'events.add':
    'INSERT INTO events (place, at, id, kind, text, rest) VALUES (@place, @at, @id, @kind, @text, @rest)',
  'messages.byId': 'SELECT place FROM messages WHERE id = @id AND place >= @low AND place < @high',
  'events.byId': 'SELECT place FROM events WHERE id = @id AND place >= @low AND place < @high',
  'messages.byPlace': `SELECT ${columns} FROM messages WHERE place = @place`,
  'events.byPlace': `SELECT ${columns} FROM events WHERE place = @place`,
  'messages.set':
    'UPDATE messages SET text = @text, rest = @rest, edited = @edited, redacted = @redacted WHERE place = @place',
  'events.set':
    'UPDATE events SET text = @text, rest = @rest, edited = @edited, redacted = @redacted WHERE place = @place',
  'messages.remove': 'DELETE FROM messages WHERE place = @place',
  'events.remove': 'DELETE FROM events WHERE place = @place',

  'messages.first':
    'SELECT place, at FROM messages WHERE place >= @low AND place < @high ORDER BY place LIMIT 1',
  'events.first': 'SELECT place, at FROM events WHERE place >= @low AND place < @high ORDER BY place LIMIT 1',
  'messages.lastAt':
    'SELECT at FROM messages WHERE place >= @low AND place < @high AND redacted IS NULL ORDER BY place DESC LIMIT 1',
  'messages.places':
    'SELECT place FROM messages WHERE place >= @low AND place < @high ORDER BY place LIMIT @limit',
  'events.places':
    'SELECT place FROM events WHERE place >= @low AND place < @high ORDER BY place LIMIT @limit',
  'messages.on': `${part('messages')} ORDER BY place LIMIT @limit`,
  'messages.back': `${part('messages')} ORDER BY place DESC LIMIT @limit`,
  'all.on': `${part('messages')} UNION ALL ${part('events')} ORDER BY place LIMIT @limit`,
  'all.back': `${part('messages')} UNION ALL ${part('events')} ORDER BY place DESC LIMIT @limit`,

  'unindexed.add': 'INSERT INTO unindexed (place) VALUES (@place) ON CONFLICT (place) DO NOTHING',
  'unindexed.some': `SELECT unindexed.place AS place, ifnull(messages.text, '') AS text, ifnull(messages.rest, events.rest) AS rest, ifnull(messages.redacted, events.redacted) AS redacted
    FROM unindexed LEFT JOIN messages ON messages.place = unindexed.place LEFT JOIN events ON events.place = unindexed.place
    WHERE unindexed.place >= @low AND unindexed.place < @high ORDER BY unindexed.place LIMIT @limit`,
  'unindexed.removeTo': 'DELETE FROM unindexed WHERE place >= @low AND place <= @high',
  'unindexed.remove': 'DELETE FROM unindexed WHERE place = @place',
  'unindexed.count': 'SELECT count(*) AS count FROM unindexed',

  'words.add': 'INSERT INTO words (rowid, text, sender) VALUES (@place, @text, @sender)',
  'words.remove': 'DELETE FROM words WHERE rowid = CAST(@place AS INTEGER)',
  'words.on': `${found} ORDER BY words.rowid LIMIT @limit`,
  'words.back': `${found} ORDER BY words.rowid DESC LIMIT @limit`,
  'words.places':
    'SELECT rowid AS place FROM words WHERE words MATCH @match AND rowid > CAST(@after AS INTEGER) ORDER BY rowid LIMIT @limit',

  'taken.get': 'SELECT segment, offset, last_at AS at, last_id AS id FROM taken WHERE only = 1',
  'taken.set':
    'UPDATE taken SET segment = @segment, offset = @offset, last_at = max(last_at, @at), last_id = ifnull(@id, last_id) WHERE only = 1',
} as const;

/** The name of a statement: what it is about, and what it does. */
export type HistoryStatement = keyof typeof historyStatements;
