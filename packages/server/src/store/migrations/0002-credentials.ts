/** How owners of accounts prove that these are theirs, and what operators of the server did. */
export const credentials = `
CREATE TABLE credentials (
  id TEXT NOT NULL PRIMARY KEY,
  password_hash TEXT,
  scram_salt BLOB,
  scram_iterations INTEGER,
  scram_stored_key BLOB,
  scram_server_key BLOB,
  email TEXT,
  email_verified_at INTEGER,
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE fingerprints (
  fingerprint TEXT NOT NULL PRIMARY KEY,
  credential TEXT NOT NULL REFERENCES credentials (id) ON DELETE CASCADE,
  added_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX fingerprints_of_credential ON fingerprints (credential);

CREATE TABLE codes (
  credential TEXT NOT NULL REFERENCES credentials (id) ON DELETE CASCADE,
  purpose TEXT NOT NULL CHECK (purpose IN ('verify', 'reset', 'email')),
  code_hash TEXT NOT NULL,
  address TEXT NOT NULL,
  expires_at INTEGER NOT NULL,
  tries INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (credential, purpose)
) STRICT, WITHOUT ROWID;
CREATE INDEX codes_by_end ON codes (expires_at);

CREATE TABLE audit (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  at INTEGER NOT NULL,
  oper TEXT NOT NULL COLLATE NOCASE,
  nick TEXT NOT NULL COLLATE NOCASE,
  action TEXT NOT NULL COLLATE NOCASE,
  target TEXT NOT NULL COLLATE NOCASE,
  detail TEXT NOT NULL
) STRICT;
CREATE INDEX audit_by_oper ON audit (oper);
CREATE INDEX audit_by_nick ON audit (nick);
CREATE INDEX audit_by_action ON audit (action);
CREATE INDEX audit_by_target ON audit (target);
`;
