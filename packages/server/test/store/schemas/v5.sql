-- What version 5 of the format held. Frozen: every later version must be able to take it over.
CREATE TABLE records (
  kind TEXT NOT NULL,
  key TEXT NOT NULL,
  record TEXT NOT NULL CHECK (json_valid(record)),
  PRIMARY KEY (kind, key)
) STRICT, WITHOUT ROWID;
INSERT INTO records VALUES ('account', 'alice', '{"name":"Alice","credential":"11111111-1111-4111-8111-111111111111","registeredAt":1767225600000,"nicks":["Alicia"]}');
INSERT INTO records VALUES ('account', 'bob', '{"name":"bob","credential":"22222222-2222-4222-8222-222222222222","registeredAt":1767225601000,"nicks":[]}');
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
INSERT INTO credentials VALUES ('11111111-1111-4111-8111-111111111111', '$argon2id$v=19$m=19456,t=2,p=1$c2FsdHNhbHRzYWx0$aGFzaA', x'00ff', 4096, x'0102', x'0304', 'alice@example.org', 1767225602000, 1767225600000, 1767225602000);
INSERT INTO credentials VALUES ('22222222-2222-4222-8222-222222222222', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 1767225601000, 1767225601000);
INSERT INTO fingerprints VALUES ('ab12', '22222222-2222-4222-8222-222222222222', 1767225603000);
INSERT INTO codes VALUES ('11111111-1111-4111-8111-111111111111', 'email', 'c0de', 'alice@example.net', 1767229200000, 1);
INSERT INTO audit VALUES (7, 1767225604000, 'root', 'Carol', 'kill', 'mallory', 'spam');
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
INSERT INTO secrets VALUES ('vapid', '{"publicKey":"a","privateKey":"b"}');
INSERT INTO subscriptions VALUES ('https://push.example.org/1', '11111111-1111-4111-8111-111111111111', 'BAAA', 'AAAA', 'message-tags server-time', 1767225605000);
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
INSERT INTO login_tokens VALUES ('11111111-1111-4111-8111-111111111111', '0a0b0c0d', 'phone', x'ff01', 1767225606000, 1767225607000, '192.0.2.1');
UPDATE subscriptions SET token = '0a0b0c0d';

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
INSERT INTO files VALUES ('aaaaaaaaaaaaaaaaaaaaaaaa', '11111111-1111-4111-8111-111111111111', 'cat.png', 'image/png', 68, 1767225608000, 1775001608000, 'c tea 1', 'mjuohs0000000005');
PRAGMA user_version = 5;
