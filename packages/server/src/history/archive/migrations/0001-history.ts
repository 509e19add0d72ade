/**
 * What was said, by target; and how far the journal is taken in. A place is the number of a target and, within it, a
 * number that grows with time: what one reads together stands together, and the index of words can be asked for the
 * places of one target alone. Its text is words that are cut already, so it takes all but ASCII as it is.
 */
export const history = `
CREATE TABLE targets (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  key TEXT UNIQUE,
  one TEXT,
  other TEXT,
  next INTEGER NOT NULL DEFAULT 0,
  messages INTEGER NOT NULL DEFAULT 0,
  keep_ms INTEGER,
  keep_count INTEGER
) STRICT;
CREATE INDEX targets_of_one ON targets (one) WHERE one IS NOT NULL;
CREATE INDEX targets_of_other ON targets (other) WHERE other IS NOT NULL;
CREATE INDEX targets_forgotten ON targets (id) WHERE key IS NULL;

CREATE TABLE messages (
  place INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  id TEXT,
  kind TEXT NOT NULL,
  text TEXT NOT NULL,
  rest TEXT NOT NULL CHECK (json_valid(rest)),
  edited INTEGER,
  redacted TEXT
) STRICT;
CREATE INDEX messages_by_id ON messages (id) WHERE id IS NOT NULL;

CREATE TABLE events (
  place INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  id TEXT,
  kind TEXT NOT NULL,
  text TEXT NOT NULL,
  rest TEXT NOT NULL CHECK (json_valid(rest)),
  edited INTEGER,
  redacted TEXT
) STRICT;
CREATE INDEX events_by_id ON events (id) WHERE id IS NOT NULL;

CREATE TABLE unindexed (
  place INTEGER PRIMARY KEY
) STRICT;

CREATE VIRTUAL TABLE words USING fts5 (
  text, sender, content = '', contentless_delete = 1, tokenize = 'ascii'
);
INSERT INTO words (words, rank) VALUES ('hashsize', 8388608);

CREATE TABLE taken (
  only INTEGER PRIMARY KEY CHECK (only = 1),
  segment INTEGER NOT NULL,
  offset INTEGER NOT NULL,
  last_at INTEGER NOT NULL,
  last_id TEXT
) STRICT;
INSERT INTO taken (only, segment, offset, last_at) VALUES (1, 0, 0, 0);
`;
