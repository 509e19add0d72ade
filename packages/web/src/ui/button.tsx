import type { ComponentProps } from 'react';
import styles from './button.module.css';
import { classes } from './classes.ts';
import { Spinner } from './spinner.tsx';

export interface ButtonProps extends ComponentProps<'button'> {
  /** `main` is what most will want, one in a place; `quiet` looks like a link. */
  readonly kind?: 'plain' | 'main' | 'quiet' | 'danger';
  /** On its way: it cannot be pressed again meanwhile. */
  readonly busy?: boolean;
  /** As wide as what it stands in. */
  readonly wide?: boolean;
}

/** A button with words on it. */
export function Button({ kind = 'plain', busy = false, wide = false, className, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      className={classes(styles.button, styles[kind], wide && styles.wide, className)}
      disabled={rest.disabled === true || busy}
      aria-busy={busy}
    >
      {busy && <Spinner />}
      {rest.children}
    </button>
  );
}
