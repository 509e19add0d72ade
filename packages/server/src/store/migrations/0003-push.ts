/** Secrets of the server's own, and where accounts want push messages. */
export const push = `
CREATE TABLE secrets (
  name TEXT NOT NULL PRIMARY KEY,
  secret TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE subscriptions (
  endpoint TEXT NOT NULL PRIMARY KEY,
  credential TEXT NOT NULL,
  p256dh TEXT NOT NULL,
  auth TEXT NOT NULL,
  capabilities TEXT NOT NULL,
  renewed_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
`;
