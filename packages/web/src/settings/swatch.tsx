import styles from './settings.module.css';

/** A page of that theme, very small. */
export function Swatch({ theme }: { readonly theme: 'auto' | 'light' | 'dark' }) {
  if (theme !== 'auto') return <Half theme={theme} />;
  return (
    <span className={styles.halves} aria-hidden>
      <Half theme="light" />
      <Half theme="dark" />
    </span>
  );
}

function Half({ theme }: { readonly theme: 'light' | 'dark' }) {
  return (
    <span className={styles.swatch} data-theme-shown={theme} aria-hidden>
      <span className={styles.swatchRooms} />
      <span className={styles.swatchTalk}>
        <span />
        <span />
        <span />
      </span>
    </span>
  );
}
