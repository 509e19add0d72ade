import { CircleAlert } from 'lucide-react';
import styles from './failure.module.css';

/** Why something was refused, where it was asked for. Nothing without a text. */
export function FailureNote({ text }: { readonly text: string | undefined }) {
  if (text === undefined) return null;
  return (
    <p className={styles.failure} role="alert">
      <CircleAlert size={16} aria-hidden />
      <span>{text}</span>
    </p>
  );
}
