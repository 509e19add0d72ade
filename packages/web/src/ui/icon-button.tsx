import type { LucideIcon } from 'lucide-react';
import type { ComponentProps } from 'react';
import { classes } from './classes.ts';
import styles from './icon-button.module.css';

export interface IconButtonProps extends Omit<ComponentProps<'button'>, 'children'> {
  readonly icon: LucideIcon;
  /** What it does: read out, and shown when it is pointed at. */
  readonly label: string;
  /** The keys that do the same, as `Ctrl K`. */
  readonly keys?: string;
  /** Whether what it opens is open, or what it holds is on. */
  readonly on?: boolean;
  /** For rows of many: only as high as the words beside it. */
  readonly small?: boolean;
  readonly danger?: boolean;
}

/** A button with a picture on it. */
export function IconButton(props: IconButtonProps) {
  const { icon: Icon, label, keys, on = false, small = false, danger = false, className, ...rest } = props;
  return (
    <button
      type="button"
      {...rest}
      className={classes(
        styles.button,
        on && styles.on,
        small && styles.small,
        danger && styles.danger,
        className,
      )}
      aria-label={label}
      data-tip={label}
      data-tip-keys={keys}
    >
      <Icon size={small ? 16 : 18} aria-hidden />
    </button>
  );
}
