-- What version 1 of the format held. Frozen: every later version must be able to take it over.
CREATE TABLE records (
  kind TEXT NOT NULL,
  key TEXT NOT NULL,
  record TEXT NOT NULL CHECK (json_valid(record)),
  PRIMARY KEY (kind, key)
) STRICT, WITHOUT ROWID;
INSERT INTO records VALUES ('account', 'alice', '{"name":"Alice","credential":"11111111-1111-4111-8111-111111111111","registeredAt":1767225600000,"nicks":["Alicia"]}');
INSERT INTO records VALUES ('account', 'bob', '{"name":"bob","credential":"22222222-2222-4222-8222-222222222222","registeredAt":1767225601000,"nicks":[]}');
PRAGMA user_version = 1;
