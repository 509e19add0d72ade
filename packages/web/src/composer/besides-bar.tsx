import type { Room } from '@salon/client';
import { CornerUpLeft, Pencil, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useClient } from '../app/use-client.ts';
import { view } from '../app/view.ts';
import { RichText } from '../text/rich-text.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import styles from './bars.module.css';
import type { Besides } from './use-composing.ts';

/** Says that a message is being answered or edited, and which; leads to it, and away from it. */
export function BesidesBar({ room, besides }: { readonly room: Room; readonly besides: Besides }) {
  const { t } = useTranslation();
  const client = useClient();
  const { composing, entry, leave } = besides;
  if (composing === undefined) return null;
  const isEditing = composing.editing !== undefined;
  const Icon = isEditing ? Pencil : CornerUpLeft;

  async function show() {
    const msgid = composing?.editing ?? composing?.replyTo;
    if (msgid !== undefined && (await client.jumpTo(room, msgid))) view.set({ highlighted: msgid });
  }

  return (
    <div className={styles.bar}>
      <Icon size={16} aria-hidden className={styles.icon} />
      <button type="button" className={styles.about} onClick={() => void show()}>
        <span className={styles.what}>
          {isEditing ? t('composer.editing') : t('composer.replying', { nick: entry?.author.nick ?? '…' })}
        </span>
        {!isEditing && entry !== undefined && (
          <span className={styles.snippet}>
            <RichText text={entry.text} />
          </span>
        )}
      </button>
      <IconButton
        icon={X}
        label={isEditing ? t('composer.leaveEditing') : t('composer.leaveReplying')}
        keys="Esc"
        onClick={leave}
        small
      />
    </div>
  );
}
