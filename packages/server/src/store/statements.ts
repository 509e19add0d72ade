/**
 * Every statement that reads or changes what is kept. A test asks SQLite how it carries each of them out, and refuses
 * what walks through a whole table.
 */
export const statements = {
  'records.all': 'SELECT kind, key, record FROM records',
  'records.put':
    'INSERT INTO records (kind, key, record) VALUES (@kind, @key, @record) ON CONFLICT (kind, key) DO UPDATE SET record = excluded.record',
  'records.remove': 'DELETE FROM records WHERE kind = @kind AND key = @key',

  'credentials.add':
    'INSERT INTO credentials (id, password_hash, scram_salt, scram_iterations, scram_stored_key, scram_server_key, email, email_verified_at, created_at, changed_at) VALUES (@id, @passwordHash, @salt, @iterations, @storedKey, @serverKey, @email, @emailVerifiedAt, @createdAt, @changedAt)',
  'credentials.get':
    'SELECT id, password_hash AS passwordHash, scram_salt AS salt, scram_iterations AS iterations, scram_stored_key AS storedKey, scram_server_key AS serverKey, email, email_verified_at AS emailVerifiedAt, created_at AS createdAt, changed_at AS changedAt FROM credentials WHERE id = @id',
  'credentials.remove': 'DELETE FROM credentials WHERE id = @id',
  'credentials.idsAfter': 'SELECT id FROM credentials WHERE id > @id ORDER BY id LIMIT @count',
  'credentials.setPassword':
    'UPDATE credentials SET password_hash = @passwordHash, scram_salt = @salt, scram_iterations = @iterations, scram_stored_key = @storedKey, scram_server_key = @serverKey, changed_at = @at WHERE id = @id',
  'credentials.setEmail':
    'UPDATE credentials SET email = @email, email_verified_at = @verifiedAt, changed_at = @at WHERE id = @id',

  'fingerprints.add':
    'INSERT INTO fingerprints (fingerprint, credential, added_at) VALUES (@fingerprint, @id, @at) ON CONFLICT (fingerprint) DO NOTHING',
  'fingerprints.remove': 'DELETE FROM fingerprints WHERE fingerprint = @fingerprint AND credential = @id',
  'fingerprints.of':
    'SELECT fingerprint, added_at AS addedAt FROM fingerprints WHERE credential = @id ORDER BY added_at, fingerprint',
  'fingerprints.after':
    'SELECT fingerprint FROM fingerprints WHERE fingerprint > @after ORDER BY fingerprint LIMIT @count',
  'fingerprints.owner': 'SELECT credential AS id FROM fingerprints WHERE fingerprint = @fingerprint',

  'tokens.add':
    'INSERT INTO login_tokens (credential, id, name, secret_hash, created_at) VALUES (@credential, @id, @name, @secretHash, @createdAt)',
  'tokens.of':
    'SELECT id, name, secret_hash AS secretHash, created_at AS createdAt, used_at AS usedAt, used_from AS usedFrom FROM login_tokens WHERE credential = @credential ORDER BY created_at, id',
  'tokens.used':
    'UPDATE login_tokens SET used_at = @at, used_from = @from WHERE credential = @credential AND id = @id',
  'tokens.remove': 'DELETE FROM login_tokens WHERE credential = @credential AND id = @id',
  'tokens.removeOthers': 'DELETE FROM login_tokens WHERE credential = @credential AND id <> @spared',

  'files.add':
    'INSERT INTO files (id, owner, name, type, bytes, uploaded_at, expires_at, target, message) VALUES (@id, @owner, @name, @type, @bytes, @uploadedAt, @expiresAt, @target, @message)',
  'files.get':
    'SELECT id, owner, name, type, bytes, uploaded_at AS uploadedAt, expires_at AS expiresAt, target, message FROM files WHERE id = @id',
  'files.remove': 'DELETE FROM files WHERE id = @id',
  'files.said':
    'UPDATE files SET target = @target, message = @message, expires_at = @expiresAt WHERE id = @id',
  'files.keptUntil': 'UPDATE files SET expires_at = @expiresAt WHERE id = @id',
  'files.bytesOf': 'SELECT coalesce(sum(bytes), 0) AS bytes FROM files WHERE owner = @owner',
  'files.ofOwner':
    'SELECT id, owner, name, type, bytes, uploaded_at AS uploadedAt, expires_at AS expiresAt, target, message FROM files WHERE owner = @owner AND uploaded_at >= @since ORDER BY uploaded_at',
  'files.ofMessage':
    'SELECT id, owner, name, type, bytes, uploaded_at AS uploadedAt, expires_at AS expiresAt, target, message FROM files WHERE message = @message',
  'files.ofTarget':
    'SELECT id, owner, name, type, bytes, uploaded_at AS uploadedAt, expires_at AS expiresAt, target, message FROM files WHERE target = @target',
  'files.moved': 'UPDATE files SET target = @to WHERE target = @target',
  'files.expired':
    'SELECT id, owner, name, type, bytes, uploaded_at AS uploadedAt, expires_at AS expiresAt, target, message FROM files WHERE expires_at <= @now ORDER BY expires_at LIMIT @count',
  'files.after':
    'SELECT id, owner, name, type, bytes, uploaded_at AS uploadedAt, expires_at AS expiresAt, target, message FROM files WHERE id > @after ORDER BY id LIMIT @count',

  'codes.put':
    'INSERT INTO codes (credential, purpose, code_hash, address, expires_at, tries) VALUES (@id, @purpose, @codeHash, @address, @expiresAt, 0) ON CONFLICT (credential, purpose) DO UPDATE SET code_hash = excluded.code_hash, address = excluded.address, expires_at = excluded.expires_at, tries = 0',
  'codes.get':
    'SELECT code_hash AS codeHash, address, expires_at AS expiresAt, tries FROM codes WHERE credential = @id AND purpose = @purpose',
  'codes.takeTry':
    'UPDATE codes SET tries = tries + 1 WHERE credential = @id AND purpose = @purpose RETURNING code_hash AS codeHash, address, expires_at AS expiresAt, tries',
  'codes.remove': 'DELETE FROM codes WHERE credential = @id AND purpose = @purpose',
  'codes.removeExpired': 'DELETE FROM codes WHERE expires_at < @before',

  'audit.append':
    'INSERT INTO audit (at, oper, nick, action, target, detail) VALUES (@at, @oper, @nick, @action, @target, @detail)',
  'audit.newest':
    'SELECT id, at, oper, nick, action, target, detail FROM audit WHERE id < @before ORDER BY id DESC LIMIT @count',
  'audit.newestAbout':
    'SELECT id, at, oper, nick, action, target, detail FROM audit WHERE id < @before AND (oper = @word OR nick = @word OR action = @word OR target = @word) ORDER BY id DESC LIMIT @count',

  'subscriptions.after':
    'SELECT endpoint, credential, p256dh, auth, capabilities, renewed_at AS renewedAt, token FROM subscriptions WHERE endpoint > @after ORDER BY endpoint LIMIT @count',
  'subscriptions.put':
    'INSERT INTO subscriptions (endpoint, credential, p256dh, auth, capabilities, renewed_at, token) VALUES (@endpoint, @credential, @p256dh, @auth, @capabilities, @renewedAt, @token) ON CONFLICT (endpoint) DO UPDATE SET credential = excluded.credential, p256dh = excluded.p256dh, auth = excluded.auth, capabilities = excluded.capabilities, renewed_at = excluded.renewed_at, token = excluded.token',
  'subscriptions.remove': 'DELETE FROM subscriptions WHERE endpoint = @endpoint',

  'secrets.get': 'SELECT secret FROM secrets WHERE name = @name',
  'secrets.add': 'INSERT INTO secrets (name, secret) VALUES (@name, @secret)',
} as const;

/** The name of a statement: what it is about, and what it does. */
export type StatementName = keyof typeof statements;
