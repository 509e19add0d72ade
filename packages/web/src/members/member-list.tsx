import type { Room } from '@salon/client';
import { UserRoundSearch } from 'lucide-react';
import { useCallback, useDeferredValue, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Virtualizer } from 'virtua';
import { useClient, useObserved } from '../app/use-client.ts';
import { view } from '../app/view.ts';
import { Empty } from '../ui/empty.tsx';
import { Field } from '../ui/field.tsx';
import { Panel } from '../ui/panel.tsx';
import { HeadRow } from './head-row.tsx';
import { MemberLine } from './member-line.tsx';
import styles from './member-list.module.css';
import { type MemberRow, memberRows, nameFilter } from './rows.ts';
import { useListKeys } from './use-list-keys.ts';

/** Everyone in a room, by rank. As many are drawn as fit on the screen, of however many there are. */
export function MemberList({ room }: { readonly room: Room }) {
  const { t } = useTranslation();
  const client = useClient();
  const members = useObserved(room.members);
  const { sorted } = members;
  const [typed, setTyped] = useState('');
  // Ten thousand names are looked through behind what is typed, not in its way.
  const wanted = useDeferredValue(typed);
  const rows = useMemo(() => {
    const fits = nameFilter(wanted);
    const isEveryone = wanted.trim() === '';
    return memberRows(
      sorted,
      isEveryone ? undefined : ({ nick }) => fits(nick, client.person(nick).displayName),
    );
  }, [sorted, wanted, client]);

  return (
    <Panel
      title={t('members.title', { count: members.size })}
      onClose={() => view.set({ side: undefined })}
      above={
        <Field
          type="search"
          label={t('members.filter')}
          labelIsHidden
          placeholder={t('members.filter')}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          value={typed}
          onChange={event => setTyped(event.target.value)}
        />
      }
    >
      {rows.length === 0 ? (
        <Nobody isFiltered={members.size > 0} presence={room.presence} />
      ) : (
        <Rows rows={rows} label={t('members.label', { room: room.name })} />
      )}
    </Panel>
  );
}

function Rows({ rows, label }: { readonly rows: readonly MemberRow[]; readonly label: string }) {
  const isItem = useCallback((index: number) => rows[index]?.type === 'member', [rows]);
  const { list, current, onKeyDown, onFocus } = useListKeys(rows.length, isItem);
  const drawRow = useCallback(
    (row: MemberRow, index: number) =>
      row.type === 'head' ? (
        <HeadRow key={`rank ${row.prefix}`} prefix={row.prefix} count={row.count} />
      ) : (
        <MemberLine
          key={row.member.nick}
          nick={row.member.nick}
          index={index}
          isCurrent={index === current}
        />
      ),
    [current],
  );
  return (
    // biome-ignore lint/a11y/useSemanticElements: a virtualised list has an element between it and its rows.
    <div role="group" aria-label={label} className={styles.rows} onKeyDown={onKeyDown} onFocus={onFocus}>
      <Virtualizer ref={list} data={rows} as="ul" item="li" keepMounted={current < 0 ? none : [current]}>
        {drawRow}
      </Virtualizer>
    </div>
  );
}

const none: readonly number[] = [];

interface NobodyProps {
  readonly isFiltered: boolean;
  readonly presence: Room['presence'];
}

function Nobody({ isFiltered, presence }: NobodyProps) {
  const { t } = useTranslation();
  if (isFiltered)
    return (
      <Empty icon={UserRoundSearch} title={t('members.nobody')}>
        {t('members.nobodyHint')}
      </Empty>
    );
  if (presence === 'out') return <Empty title={t('members.unknown')}>{t('members.unknownHint')}</Empty>;
  return null;
}
