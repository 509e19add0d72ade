/** Login tokens: each stands for the password of an account, until it is deleted. */
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
`;
