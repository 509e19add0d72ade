/** What is put behind a text to mention someone: at its beginning with a colon, as people address each other. */
export function mentionAfter(text: string, nick: string): string {
  if (text.trim() === '') return `${nick}: `;
  return `${/\s$/.test(text) ? '' : ' '}${nick} `;
}
