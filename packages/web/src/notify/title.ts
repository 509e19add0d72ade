/** What the title of the page, its icon and the icon of the app tell. */
export interface Counts {
  readonly mentions: number;
  readonly unread: number;
}

/** The title of the page, as `(3) #lobby · Salon`; a dot stands for what is new and for nobody in particular. */
export function titleOf(room: string | undefined, { mentions, unread }: Counts): string {
  const count = mentions > 0 ? `(${badgeOf(mentions)}) ` : unread > 0 ? '• ' : '';
  return `${count}${room === undefined ? '' : `${room} · `}Salon`;
}

/** A number where there is little room. */
function badgeOf(count: number): string {
  return count > 99 ? '99+' : String(count);
}

/** Which dot is on the icon of the page. */
export function dotOf({ mentions, unread }: Counts): 'mention' | 'unread' | undefined {
  if (mentions > 0) return 'mention';
  return unread > 0 ? 'unread' : undefined;
}
