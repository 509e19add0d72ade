import type { Room } from '@salon/client';
import { SearchX } from 'lucide-react';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient, useObserved } from '../app/use-client.ts';
import { view } from '../app/view.ts';
import { Empty } from '../ui/empty.tsx';
import { Field } from '../ui/field.tsx';
import { Panel } from '../ui/panel.tsx';
import { Scope, type Where } from './scope.tsx';
import styles from './search.module.css';
import { SearchBody } from './search-body.tsx';
import { useSearch } from './use-search.ts';

export interface SearchProps {
  readonly room: Room | undefined;
  /** What is looked for at first. */
  readonly text: string | undefined;
}

/** Looks for what was said, in this room or everywhere, and leads there. */
export function Search({ room, text }: SearchProps) {
  const { t } = useTranslation();
  const facts = useObserved(useClient().facts);
  const [typed, setTyped] = useState(text ?? '');
  const [where, setWhere] = useState<Where>('here');
  const field = useRef<HTMLInputElement>(null);
  const here = room === undefined || room.kind === 'server' ? undefined : room;
  const searching = useSearch(typed, where === 'here' ? here?.name : undefined);

  useEffect(() => {
    if (text !== undefined) setTyped(text);
    field.current?.focus();
  }, [text]);

  function submit(event: FormEvent) {
    event.preventDefault();
    searching.now();
  }

  const canSearch = facts.caps.size === 0 || facts.caps.has('soju.im/search');
  return (
    <Panel
      title={t('search.title')}
      onClose={() => view.set({ side: undefined })}
      above={
        canSearch && (
          <form className={styles.form} onSubmit={submit}>
            <Field
              ref={field}
              type="search"
              label={t('search.field')}
              labelIsHidden
              placeholder={t('search.field')}
              autoComplete="off"
              autoCapitalize="off"
              spellCheck={false}
              enterKeyHint="search"
              value={typed}
              error={wrongDays(searching.wrong)}
              onChange={event => setTyped(event.target.value)}
            />
            {here !== undefined && <Scope where={where} room={here} onChange={setWhere} />}
          </form>
        )
      }
    >
      {canSearch ? (
        <SearchBody
          searching={searching}
          typed={typed}
          onTip={tip => {
            setTyped(before => `${before.trim()} ${tip}`.trimStart());
            field.current?.focus();
          }}
        />
      ) : (
        <Empty icon={SearchX} title={t('search.cannot')}>
          {t('search.cannotHint')}
        </Empty>
      )}
    </Panel>
  );

  function wrongDays(wrong: readonly string[]): string | undefined {
    return wrong.length === 0 ? undefined : t('search.noDay', { word: wrong.join(', ') });
  }
}
