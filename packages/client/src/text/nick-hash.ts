/** A number of 32 bits for who has a colour by her nick: always the same, also as `nick_` and in other letters. */
export function nickHash(nick: string): number {
  const name = nick.toLowerCase().replace(/[_`^|-]+$/, '') || nick;
  let hash = 0x811c9dc5;
  for (let at = 0; at < name.length; at += 1) hash = Math.imul(hash ^ name.charCodeAt(at), 0x01000193);
  // The low bits of FNV are the weak ones.
  return (hash ^ (hash >>> 15)) >>> 0;
}
