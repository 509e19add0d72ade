/** The modes of Anope that are flags here too, by Anope's names for them. */
export const flagNames: ReadonlyMap<string, string> = new Map([
  ['AUDITORIUM', 'u'],
  ['BLOCKCOLOR', 'c'],
  ['INVITE', 'i'],
  ['MODERATED', 'm'],
  ['NOCTCP', 'C'],
  ['NOEXTERNAL', 'n'],
  ['NOKICK', 'Q'],
  ['OPMODERATED', 'U'],
  // Who set a channel private did not want it to be listed.
  ['PRIVATE', 's'],
  ['REGISTEREDONLY', 'R'],
  ['REGMODERATED', 'M'],
  ['SECRET', 's'],
  ['STRIPCOLOR', 'S'],
  ['TOPIC', 't'],
]);

/** The modes of Anope whose parameter is an entry of a list. */
export const listNames: ReadonlyMap<string, 'b' | 'e' | 'I'> = new Map([
  ['BAN', 'b'],
  ['EXCEPT', 'e'],
  ['INVITEOVERRIDE', 'I'],
]);

/** What every registered channel is here anyway. */
export const impliedNames: ReadonlySet<string> = new Set(['REGISTERED', 'PERM']);
