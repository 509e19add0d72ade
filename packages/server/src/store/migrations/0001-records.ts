/** What the hub keeps: documents by kind and key. */
export const records = `
CREATE TABLE records (
  kind TEXT NOT NULL,
  key TEXT NOT NULL,
  record TEXT NOT NULL CHECK (json_valid(record)),
  PRIMARY KEY (kind, key)
) STRICT, WITHOUT ROWID;
`;
