import { stripControls, stripFormatting } from '@salon/protocol';

/** A line of the server's own, as the first version of this system wrote them: `>> Welcome alice !`. */
export function notice(text: string): string {
  return `>> ${text}`;
}

/** What someone wrote, made harmless for a terminal: no formatting of IRC clients, no control characters. */
export function plain(text: string): string {
  return stripControls(stripFormatting(text));
}
