/** Files that people uploaded; what is in them lies in a folder beside the database. */
export const files = `
CREATE TABLE files (
  id TEXT NOT NULL PRIMARY KEY,
  owner TEXT NOT NULL,
  name TEXT NOT NULL,
  type TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  uploaded_at INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  target TEXT,
  message TEXT
) STRICT, WITHOUT ROWID;

CREATE INDEX files_by_owner ON files (owner, uploaded_at);
CREATE INDEX files_by_expiry ON files (expires_at);
CREATE INDEX files_by_message ON files (message);
CREATE INDEX files_by_target ON files (target);
`;
