import { commandNamed } from '@salon/client';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Avatar } from '../ui/avatar.tsx';
import { Heard } from '../ui/heard.tsx';
import { helpOf, usageOf } from './command-words.ts';
import styles from './popup.module.css';
import type { Suggestions } from './suggest.ts';
import type { Completing } from './use-suggestions.ts';

/** What is offered for the word at the caret. The focus stays in the field, which names the current one. */
export function Popup({ id, completing }: { readonly id: string; readonly completing: Completing }) {
  const { t } = useTranslation();
  const list = useRef<HTMLDivElement>(null);
  const { shown, current, take, point } = completing;

  useEffect(() => {
    list.current?.querySelector(`[data-index="${current}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [current]);

  return (
    <>
      <div role="status">
        <Heard>{shown === undefined ? '' : t('composer.offered', { count: shown.candidates.length })}</Heard>
      </div>
      {shown !== undefined && (
        <div
          ref={list}
          id={id}
          role="listbox"
          aria-label={t('composer.suggestions')}
          className={styles.popup}
          tabIndex={0}
        >
          {shown.candidates.map((candidate, index) => (
            // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the field.
            // biome-ignore lint/a11y/useKeyWithClickEvents: keys are heard by the field.
            <div
              key={candidate.text}
              id={`${id}-${index}`}
              role="option"
              aria-selected={index === current}
              data-index={index}
              className={styles.item}
              onPointerMove={() => point(index)}
              onMouseDown={event => event.preventDefault()}
              onClick={() => take(index)}
            >
              <Sign kind={shown.kind} label={candidate.label} sign={candidate.sign} />
              <span className={styles.label} dir="auto">
                {candidate.label}
              </span>
              <Detail kind={shown.kind} label={candidate.label} />
              {candidate.name !== undefined && <span className={styles.help}>{candidate.name}</span>}
            </div>
          ))}
        </div>
      )}
    </>
  );
}

interface SignProps {
  readonly kind: Suggestions['kind'];
  readonly label: string;
  readonly sign: string | undefined;
}

function Sign({ kind, label, sign }: SignProps) {
  if (sign !== undefined) return <span className={styles.sign}>{sign}</span>;
  return kind === 'nick' ? <Avatar nick={label} size={20} /> : null;
}

/** How a command is written, and what it does. */
function Detail({ kind, label }: { readonly kind: Suggestions['kind']; readonly label: string }) {
  const { t } = useTranslation();
  const command = kind === 'command' ? commandNamed(label.slice(1)) : undefined;
  if (command === undefined) return null;
  return (
    <>
      <span className={styles.usage}>{usageOf(command, t)}</span>
      <span className={styles.help}>{helpOf(command, t)}</span>
    </>
  );
}
