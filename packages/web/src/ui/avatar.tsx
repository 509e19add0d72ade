import { useState } from 'react';
import { useStore } from '../app/store.ts';
import { useClient, useObserved } from '../app/use-client.ts';
import { preferences } from '../settings/preferences.ts';
import { nickHue } from '../text/nick-colour.ts';
import styles from './avatar.module.css';
import { initialOf } from './initial.ts';

export interface AvatarProps {
  readonly nick: string;
  /** In pixels. */
  readonly size: number;
  /** Whether a dot shows if she is here, away or gone. */
  readonly presence?: boolean;
}

/** The picture of someone; her initial on a colour of her own as long as there is none. Not read out: the nick stands beside it. */
export function Avatar({ nick, size, presence = false }: AvatarProps) {
  const person = useObserved(useClient().person(nick));
  const [broken, setBroken] = useState<string | undefined>(undefined);
  const foreign = useStore(preferences, ({ foreignPictures }) => foreignPictures);
  const url = pictureOf(person.avatar, size, foreign);
  return (
    <span className={styles.avatar} style={{ width: size, height: size }} aria-hidden>
      {url === undefined || url === broken ? (
        <span
          className={styles.initial}
          style={{ '--hue': nickHue(nick), fontSize: Math.round(size * 0.45) } as React.CSSProperties}
        >
          {initialOf(nick)}
        </span>
      ) : (
        <img
          className={styles.picture}
          src={url}
          alt=""
          width={size}
          height={size}
          loading="lazy"
          decoding="async"
          referrerPolicy="no-referrer"
          onError={() => setBroken(url)}
        />
      )}
      {presence && <span className={styles.dot} data-presence={presenceOf(person)} />}
    </span>
  );
}

function presenceOf(person: {
  readonly online: boolean | undefined;
  readonly away: string | undefined;
}): string {
  if (person.online === false) return 'gone';
  if (person.away !== undefined) return 'away';
  return person.online === true ? 'here' : 'unknown';
}

/**
 * Where the picture is, in the size in which it is wanted; undefined when it is nothing that a page may load, or lies with
 * others and the user does not want these to learn of her.
 */
function pictureOf(avatar: string | undefined, size: number, foreign: boolean): string | undefined {
  if (avatar === undefined) return undefined;
  const text = avatar.replaceAll('{size}', String(size * 2));
  if (!URL.canParse(text, location.href)) return undefined;
  const url = new URL(text, location.href);
  return url.origin === location.origin || (foreign && /^https?:$/.test(url.protocol)) ? url.href : undefined;
}
