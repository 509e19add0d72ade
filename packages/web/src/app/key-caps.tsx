import styles from './key-caps.module.css';
import { keyCaps } from './keys.ts';
import { isMac } from './platform.ts';

/** Keys as they stand on the keyboard. `press` is as `Mod+K`. */
export function KeyCaps({ press }: { readonly press: string }) {
  return (
    <span className={styles.caps}>
      {keyCaps(press, isMac).map(cap => (
        <kbd key={cap} className={styles.cap}>
          {cap}
        </kbd>
      ))}
    </span>
  );
}
