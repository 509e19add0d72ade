import { type ComponentProps, type ReactNode, useId, useLayoutEffect, useState } from 'react';
import { classes } from './classes.ts';
import styles from './field.module.css';
import heard from './heard.module.css';

export interface FieldProps extends ComponentProps<'input'> {
  readonly label: string;
  /** The label is read out, and not shown. */
  readonly labelIsHidden?: boolean;
  readonly hint?: ReactNode;
  /** Why what is in it cannot be taken, and what to do. */
  readonly error?: ReactNode;
  /** Whether it has the focus when it is drawn, and when the dialog opens in which it is. */
  readonly first?: boolean;
}

/** Takes the focus as soon as it is drawn; in a dialog, which is not open yet, the dialog gives it to it. */
function useFirst(id: string, first: boolean): void {
  const [isFirst] = useState(first);
  useLayoutEffect(() => {
    if (isFirst) document.getElementById(id)?.focus();
  }, [id, isFirst]);
}

/** A line to type in. */
export function Field({ label, labelIsHidden = false, hint, error, first = false, ...rest }: FieldProps) {
  const id = useId();
  useFirst(id, first);
  return (
    <Frame id={id} label={label} labelIsHidden={labelIsHidden} hint={hint} error={error}>
      <input
        {...rest}
        id={id}
        className={classes(styles.input, rest.className)}
        {...described(id, hint, error)}
        data-autofocus={first ? '' : undefined}
      />
    </Frame>
  );
}

export interface TextAreaProps extends ComponentProps<'textarea'> {
  readonly label: string;
  readonly hint?: ReactNode;
  readonly error?: ReactNode;
  readonly first?: boolean;
}

/** Several lines to type in. */
export function TextArea({ label, hint, error, first = false, ...rest }: TextAreaProps) {
  const id = useId();
  useFirst(id, first);
  return (
    <Frame id={id} label={label} labelIsHidden={false} hint={hint} error={error}>
      <textarea
        rows={3}
        {...rest}
        id={id}
        className={classes(styles.input, styles.area, rest.className)}
        {...described(id, hint, error)}
        data-autofocus={first ? '' : undefined}
      />
    </Frame>
  );
}

interface FrameProps {
  readonly id: string;
  readonly label: string;
  readonly labelIsHidden: boolean;
  readonly hint: ReactNode;
  readonly error: ReactNode;
  readonly children: ReactNode;
}

function Frame({ id, label, labelIsHidden, hint, error, children }: FrameProps) {
  return (
    <div className={styles.field}>
      <label htmlFor={id} className={labelIsHidden ? heard.heard : styles.label}>
        {label}
      </label>
      {children}
      {hint !== undefined && (
        <p id={`${id}-hint`} className={styles.hint}>
          {hint}
        </p>
      )}
      {error !== undefined && (
        <p id={`${id}-error`} className={styles.error} role="alert">
          {error}
        </p>
      )}
    </div>
  );
}

function described(id: string, hint: ReactNode, error: ReactNode) {
  const by = [hint !== undefined && `${id}-hint`, error !== undefined && `${id}-error`]
    .filter(Boolean)
    .join(' ');
  return { 'aria-invalid': error !== undefined, 'aria-describedby': by === '' ? undefined : by };
}
