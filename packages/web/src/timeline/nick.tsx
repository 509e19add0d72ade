import { harmless } from '@salon/client/text';
import type { CSSProperties } from 'react';
import { openProfile } from '../text/names.ts';
import { nickHue } from '../text/nick-colour.ts';
import styles from './message.module.css';

/** Someone's nick in its colour; it leads to who she is. */
export function Nick({ nick, id }: { readonly nick: string; readonly id?: string }) {
  return (
    <button
      type="button"
      id={id}
      className={styles.nick}
      style={{ '--hue': nickHue(nick) } as CSSProperties}
      onClick={() => openProfile(nick)}
    >
      <bdi>{harmless(nick)}</bdi>
    </button>
  );
}
