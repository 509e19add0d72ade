import { type SlashCommand, slashCommands } from '@salon/client';
import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { classes } from '../ui/classes.ts';
import { IconButton } from '../ui/icon-button.tsx';
import styles from './bars.module.css';
import { helpOf, usageOf } from './command-words.ts';
import type { Told } from './show-answer.ts';

export interface ToldBarProps {
  readonly told: Told;
  readonly onClose: () => void;
  /** Puts the beginning of a command into the field. */
  readonly onCommand: (name: string) => void;
}

/** What a command answered, or why it was not done. */
export function ToldBar({ told, onClose, onCommand }: ToldBarProps) {
  const { t } = useTranslation();
  return (
    <div
      className={classes(styles.told, told.told === 'fault' && styles.fault)}
      role={told.told === 'fault' ? 'alert' : 'status'}
    >
      {told.told === 'fault' && <p className={styles.text}>{told.text}</p>}
      {told.told === 'lines' && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keys.
        <pre className={styles.lines} dir="auto" tabIndex={0}>
          {told.lines.join('\n')}
        </pre>
      )}
      {told.told === 'help' && (
        <Help commands={told.command === undefined ? slashCommands : [told.command]} onCommand={onCommand} />
      )}
      <IconButton icon={X} label={t('ui.close')} keys="Esc" onClick={onClose} small />
    </div>
  );
}

interface HelpProps {
  readonly commands: readonly SlashCommand[];
  readonly onCommand: (name: string) => void;
}

function Help({ commands, onCommand }: HelpProps) {
  const { t } = useTranslation();
  return (
    <dl className={styles.help}>
      {commands.map(command => (
        <div key={command.name} style={{ display: 'contents' }}>
          <dt>
            <button
              type="button"
              className={styles.command}
              data-tip={
                command.aliases.length === 0 ? undefined : command.aliases.map(alias => `/${alias}`).join(' ')
              }
              onClick={() => onCommand(command.name)}
            >
              <span className={styles.name}>/{command.name}</span>{' '}
              <span className={styles.usage}>{usageOf(command, t)}</span>
            </button>
          </dt>
          <dd className={styles.does}>{helpOf(command, t)}</dd>
        </div>
      ))}
    </dl>
  );
}
