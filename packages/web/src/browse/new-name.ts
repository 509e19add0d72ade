import { type ChannelNameFault, channelNameFault } from '@salon/protocol';

/** What the server says of the names of rooms. */
export interface NameRules {
  readonly isupport: ReadonlyMap<string, string>;
}

/** What was typed as the name of a room: people leave out the `#`. Empty for nothing. */
export function roomName(typed: string, { isupport }: NameRules): string {
  const name = typed.trim();
  const types = isupport.get('CHANTYPES') ?? '#';
  return name === '' || types.includes(name.charAt(0)) ? name : `${types.charAt(0) || '#'}${name}`;
}

/** What is wrong with the name of a room; undefined when nothing is, or nothing is typed yet. */
export function nameFault(name: string, { isupport }: NameRules): ChannelNameFault | undefined {
  if (name === '') return undefined;
  const bytes = Number(isupport.get('CHANNELLEN'));
  const fault = channelNameFault(name, Number.isInteger(bytes) && bytes > 0 ? bytes : 64);
  return fault === 'no-prefix' ? undefined : fault;
}

/** A name as people who looked for some words may want it. */
export function nameFrom(words: string): string {
  return words.trim().replace(/\s+/g, '-');
}
