import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import styles from './empty.module.css';

export interface EmptyProps {
  readonly icon?: LucideIcon;
  readonly title: string;
  /** What to do now: a sentence, a button. */
  readonly children?: ReactNode;
}

/** Stands where there is nothing (yet, or any more), and says what to do. */
export function Empty({ icon: Icon, title, children }: EmptyProps) {
  return (
    <div className={styles.empty}>
      {Icon !== undefined && <Icon size={32} strokeWidth={1.25} aria-hidden />}
      <p className={styles.title}>{title}</p>
      {children !== undefined && <div className={styles.rest}>{children}</div>}
    </div>
  );
}
