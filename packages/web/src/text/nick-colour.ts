import { nickHash } from '@salon/client/text';

/** So many colours can be told apart at a glance. */
const hues = 24;

/** The hue of someone, in degrees. */
export function nickHue(nick: string): number {
  return (nickHash(nick) % hues) * (360 / hues);
}
