/** Why someone left who said goodbye herself, as others see it: nobody can make it look like a reason of the server's. */
export function quitReason(words: string): string {
  return words === '' ? 'Quit' : `Quit: ${words}`;
}

/** The reason that someone is shown last who was told why she may not come in. */
export const notLetIn = 'Not let in';
