import type { Entry } from '@salon/client';
import { harmless, withoutFormat } from '@salon/client/text';
import { CornerUpRight } from 'lucide-react';
import type { CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import { nickHue } from '../text/nick-colour.ts';
import { Heard } from '../ui/heard.tsx';
import styles from './message.module.css';
import { useTalk } from './talk.ts';

export interface QuoteProps {
  readonly msgid: string;
  /** What is answered; undefined when it is outside of the window. */
  readonly entry: Entry | undefined;
}

/** What a message answers, on one line. It leads there. */
export function Quote({ msgid, entry }: QuoteProps) {
  const { t } = useTranslation();
  const { jump } = useTalk();
  return (
    <button type="button" className={styles.answered} onClick={() => jump(msgid)}>
      <CornerUpRight size={14} aria-hidden />
      <Heard>{t('timeline.answerTo')}</Heard>
      {entry === undefined ? (
        <span className={styles.excerpt}>{t('timeline.earlier')}</span>
      ) : (
        <>
          <bdi
            className={styles.answeredNick}
            style={{ '--hue': nickHue(entry.author.nick) } as CSSProperties}
          >
            {harmless(entry.author.nick)}
          </bdi>
          <span className={styles.excerpt} dir="auto">
            {entry.removed === undefined ? excerptOf(entry.text) : t('timeline.removedShort')}
          </span>
        </>
      )}
    </button>
  );
}

function excerptOf(text: string): string {
  return withoutFormat(text.slice(0, 400)).replaceAll('\n', ' ').slice(0, 200);
}
