import { type Entry, quickReactions } from '@salon/client';
import { Plus } from 'lucide-react';
import { type KeyboardEvent, lazy, Suspense, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../ui/icon-button.tsx';
import { placeOf } from '../ui/menu-moves.ts';
import { react } from './actions.ts';
import { useMark, useMarks } from './marks.ts';
import styles from './reactions.module.css';
import { useTalk } from './talk.ts';

const AllEmoji = lazy(() => import('../emoji/popover.tsx'));

/** Picks a reaction for the entry for which one is picked: from six, or from all. */
export function ReactionPicker({ find }: { readonly find: (key: string) => Entry | undefined }) {
  const picking = useMark(marks => marks.picking);
  const entry = picking === undefined ? undefined : find(picking.key);
  if (picking === undefined || entry === undefined) return null;
  return <Picker key={picking.key} entry={entry} at={picking.at} />;
}

function Picker({ entry, at }: { readonly entry: Entry; readonly at: DOMRect }) {
  const marks = useMarks();
  const talk = useTalk();
  const [wantsAll, setWantsAll] = useState(false);
  const close = () => marks.set({ picking: undefined });
  const pick = (value: string) => {
    close();
    void react(talk, entry, value);
  };
  if (!wantsAll) return <Quick at={at} onPick={pick} onMore={() => setWantsAll(true)} onClose={close} />;
  return (
    <Suspense>
      <AllEmoji at={at} onPick={pick} onClose={close} />
    </Suspense>
  );
}

interface QuickProps {
  readonly at: DOMRect;
  readonly onPick: (value: string) => void;
  readonly onMore: () => void;
  readonly onClose: () => void;
}

function Quick({ at, onPick, onMore, onClose }: QuickProps) {
  const { t } = useTranslation();
  const popover = useRef<HTMLDivElement>(null);
  // What opens instead of it takes over: it closes without telling.
  const isGoing = useRef(false);

  useLayoutEffect(() => {
    const element = popover.current;
    if (element === null) return;
    const before = document.activeElement;
    element.showPopover();
    const place = placeOf(at, element.getBoundingClientRect(), { width: innerWidth, height: innerHeight });
    element.style.setProperty('--left', `${place.left}px`);
    element.style.setProperty('--top', `${place.top}px`);
    element.querySelector('button')?.focus();
    return () => {
      const held = element.contains(document.activeElement);
      element.hidePopover();
      if (held && before instanceof HTMLElement) before.focus();
    };
  }, [at]);

  function onKeyDown(event: KeyboardEvent<HTMLDivElement>) {
    const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (by === 0) return;
    event.preventDefault();
    const all = [...event.currentTarget.querySelectorAll('button')];
    const next = all.indexOf(document.activeElement as HTMLButtonElement) + by;
    all.at(next % all.length)?.focus();
  }

  return (
    <div
      ref={popover}
      popover="auto"
      role="toolbar"
      aria-label={t('timeline.react')}
      className={styles.quick}
      onKeyDown={onKeyDown}
      onToggle={event => {
        if (event.newState === 'closed' && !isGoing.current) onClose();
      }}
    >
      {quickReactions.map(value => (
        <button key={value} type="button" className={styles.emoji} onClick={() => onPick(value)}>
          {value}
        </button>
      ))}
      <IconButton
        icon={Plus}
        label={t('timeline.moreEmoji')}
        onClick={() => {
          isGoing.current = true;
          onMore();
        }}
      />
    </div>
  );
}
