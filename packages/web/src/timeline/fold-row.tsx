import { type Entry, namedOf, summaryOf } from '@salon/client';
import type { TFunction } from 'i18next';
import { ChevronDown, ChevronRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { HappeningRow } from './happening.tsx';
import { isolated, listed } from './isolated.ts';
import { useMark, useMarks } from './marks.ts';
import styles from './message.module.css';

/** Who came and left, in one line that can be unfolded. */
export function FoldRow({ entries, id }: { readonly entries: readonly Entry[]; readonly id: string }) {
  const { t, i18n } = useTranslation();
  const marks = useMarks();
  const isOpen = useMark(({ unfolded }) => entries.some(entry => unfolded.has(entry.key)));
  const [only] = entries;
  if (entries.length === 1 && only !== undefined) return <HappeningRow entry={only} id={id} />;
  const Chevron = isOpen ? ChevronDown : ChevronRight;

  function turn() {
    const unfolded = new Set(marks.now.unfolded);
    for (const { key } of entries)
      if (isOpen) unfolded.delete(key);
      else unfolded.add(key);
    marks.set({ unfolded });
  }

  return (
    <>
      <button
        type="button"
        className={styles.fold}
        id={`${id}x`}
        aria-expanded={isOpen}
        data-unfold=""
        onClick={turn}
      >
        <Chevron className={styles.sign} size={14} aria-hidden />
        <span>{sentenceOf(entries, i18n.language, t)}</span>
      </button>
      {isOpen &&
        entries.map(entry => <HappeningRow key={entry.key} entry={entry} id={`${id}${entry.key}`} />)}
    </>
  );
}

function sentenceOf(entries: readonly Entry[], language: string, t: TFunction): string {
  const { came, left, cameAndLeft, leftAndCame, renamed, renamedBack } = summaryOf(entries);
  const names = (nicks: readonly string[]) => {
    const [named, count] = namedOf(nicks);
    return listed(named, language, count === 0 ? undefined : t('timeline.others', { count }));
  };
  const parts = [
    came.length > 0 && t('timeline.fold.came', { count: came.length, names: names(came) }),
    ...renamed.map(({ from, to }) =>
      t('timeline.happened.renamed', { nick: isolated(from), to: isolated(to) }),
    ),
    renamedBack.length > 0 &&
      t('timeline.fold.renamedBack', { count: renamedBack.length, names: names(renamedBack) }),
    left.length > 0 && t('timeline.fold.left', { count: left.length, names: names(left) }),
    cameAndLeft.length > 0 &&
      t('timeline.fold.cameAndLeft', { count: cameAndLeft.length, names: names(cameAndLeft) }),
    leftAndCame.length > 0 &&
      t('timeline.fold.leftAndCame', { count: leftAndCame.length, names: names(leftAndCame) }),
  ];
  return parts.filter(part => part !== false).join(t('timeline.fold.between'));
}
