import { SearchX } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { FailureNote } from '../room/failure.tsx';
import { failureText } from '../room/use-doing.ts';
import { Button } from '../ui/button.tsx';
import { Empty } from '../ui/empty.tsx';
import { Heard } from '../ui/heard.tsx';
import { Spinner } from '../ui/spinner.tsx';
import { ResultList } from './result-list.tsx';
import styles from './search.module.css';
import { Tips } from './tips.tsx';
import type { Searching } from './use-search.ts';

interface SearchBodyProps {
  readonly searching: Searching & { readonly older: () => void };
  readonly typed: string;
  readonly onTip: (tip: string) => void;
}

/** What stands below the field: tips, that it is looked for, what was found, or why nothing was. */
export function SearchBody({ searching, typed, onTip }: SearchBodyProps) {
  const { t } = useTranslation();
  const { results, busy, failure } = searching;
  if (typed.trim() === '') return <Tips onPick={onTip} />;
  if (failure !== undefined && results === undefined)
    return (
      <Empty icon={SearchX} title={t('search.refused')}>
        {failureText(failure, t)}
      </Empty>
    );
  if (results === undefined) return busy === undefined ? <Tips onPick={onTip} /> : <Looking />;
  if (results.found.length === 0)
    return busy === 'first' ? (
      <Looking />
    ) : (
      <Empty icon={SearchX} title={t('search.nothing')}>
        {t('search.nothingHint')}
      </Empty>
    );
  return (
    <ResultList
      found={results.found}
      terms={searching.terms}
      isStale={busy === 'first'}
      head={
        <p className={styles.count} role="status">
          {t(results.hasMore ? 'search.countMore' : 'search.count', { count: results.found.length })}
          {busy === 'first' && <Spinner />}
        </p>
      }
      foot={
        <div className={styles.end}>
          <FailureNote text={failure === undefined ? undefined : failureText(failure, t)} />
          {results.hasMore ? (
            <Button wide busy={busy === 'older'} onClick={searching.older}>
              {t('search.older')}
            </Button>
          ) : (
            <p className={styles.soft}>{t('search.end')}</p>
          )}
        </div>
      }
    />
  );
}

function Looking() {
  const { t } = useTranslation();
  return (
    <div className={styles.looking} role="status">
      <Spinner size={24} />
      <Heard>{t('search.looking')}</Heard>
    </div>
  );
}
