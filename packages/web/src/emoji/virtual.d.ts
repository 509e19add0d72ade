declare module 'virtual:emoji/table' {
  const table: import('./table.ts').EmojiTable;
  export default table;
}

declare module 'virtual:emoji/words' {
  /** By language; each has `name|word word` for each row of the table. */
  const words: Readonly<Record<string, () => Promise<{ readonly default: readonly string[] }>>>;
  export default words;
}
