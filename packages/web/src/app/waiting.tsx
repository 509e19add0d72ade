import { Spinner } from '../ui/spinner.tsx';
import styles from './waiting.module.css';

/** Stands where something is loaded, and takes its room. */
export function Waiting() {
  return (
    <div className={styles.waiting}>
      <Spinner size={20} />
    </div>
  );
}
