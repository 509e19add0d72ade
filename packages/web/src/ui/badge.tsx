import styles from './badge.module.css';
import { classes } from './classes.ts';
import { Heard } from './heard.tsx';

export interface BadgeProps {
  readonly count: number;
  readonly kind?: 'quiet' | 'mention';
  /** What the number counts, for those who hear it. */
  readonly label: string;
}

/** A number on something; nothing for zero. */
export function Badge({ count, kind = 'quiet', label }: BadgeProps) {
  if (count === 0) return null;
  return (
    <span className={classes(styles.badge, styles[kind])}>
      <span aria-hidden>{count > 99 ? '99+' : count}</span>
      <Heard>{label}</Heard>
    </span>
  );
}
