import styles from './spinner.module.css';

/** Something is on its way. It appears only when that takes a while; with a label it is read out too. */
export function Spinner({ label, size = 16 }: { readonly label?: string; readonly size?: number }) {
  const read = label === undefined ? { 'aria-hidden': true } : { role: 'status', 'aria-label': label };
  return <span className={styles.spinner} style={{ width: size, height: size }} {...read} />;
}
