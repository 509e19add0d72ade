/** Login tokens: each stands for the password of an account, until it is deleted; and what push messages go with it. */
export const loginTokens = `
CREATE TABLE login_tokens (
  credential TEXT NOT NULL REFERENCES credentials (id) ON DELETE CASCADE,
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  secret_hash BLOB NOT NULL,
  created_at INTEGER NOT NULL,
  used_at INTEGER,
  used_from TEXT,
  PRIMARY KEY (credential, id)
) STRICT, WITHOUT ROWID;

ALTER TABLE subscriptions ADD COLUMN token TEXT NOT NULL DEFAULT '';
`;
