import type { LucideIcon } from 'lucide-react';
import { Check } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, type RefObject, useLayoutEffect, useRef, useState } from 'react';
import { classes } from './classes.ts';
import styles from './menu.module.css';
import { itemAfter, placeOf } from './menu-moves.ts';

/** A line of a menu; `line` parts those before from those after. */
export type MenuItem =
  | 'line'
  | {
      readonly label: string;
      readonly icon?: LucideIcon;
      readonly danger?: boolean;
      readonly disabled?: boolean;
      /** Whether it is the one that holds; undefined where none does. */
      readonly checked?: boolean;
      readonly onPick: () => void;
    };

/** What the button that opens a menu has to take. */
export interface TriggerProps {
  readonly ref: RefObject<HTMLButtonElement | null>;
  readonly onClick: () => void;
  readonly 'aria-haspopup': 'menu';
  readonly 'aria-expanded': boolean;
}

export interface MenuProps {
  readonly label: string;
  /** Made only when it is opened. */
  readonly items: () => readonly MenuItem[];
  /** The button, with what it has to take: `trigger={props => <IconButton {...props} … />}`. */
  readonly trigger: (props: TriggerProps) => ReactNode;
  /** What stands above the items. */
  readonly head?: ReactNode;
}

/** A button that opens a menu. */
export function Menu({ label, items, trigger, head }: MenuProps) {
  const button = useRef<HTMLButtonElement>(null);
  const [at, setAt] = useState<DOMRect | undefined>(undefined);
  // A press on the button closes the open menu before the click comes, which then must not open it again.
  const closedAt = useRef(0);
  return (
    <>
      {trigger({
        ref: button,
        onClick: () => {
          if (performance.now() - closedAt.current < 250) return;
          setAt(button.current?.getBoundingClientRect());
        },
        'aria-haspopup': 'menu',
        'aria-expanded': at !== undefined,
      })}
      {at !== undefined && (
        <MenuAt
          label={label}
          items={items()}
          at={at}
          head={head}
          onClose={() => {
            closedAt.current = performance.now();
            setAt(undefined);
          }}
        />
      )}
    </>
  );
}

export interface MenuAtProps {
  readonly label: string;
  readonly items: readonly MenuItem[];
  /** What it belongs to: a button, or the point of a right click as a rectangle without size. */
  readonly at: {
    readonly left: number;
    readonly right: number;
    readonly top: number;
    readonly bottom: number;
  };
  readonly head?: ReactNode;
  readonly onClose: () => void;
}

/** An open menu beside something; on a phone at the foot of the screen. It is open as long as it is drawn. */
export function MenuAt({ label, items, at, head, onClose }: MenuAtProps) {
  const menu = useRef<HTMLDivElement>(null);

  useLayoutEffect(() => {
    const element = menu.current;
    if (element === null) return;
    const before = document.activeElement;
    element.showPopover();
    const place = placeOf(at, element.getBoundingClientRect(), { width: innerWidth, height: innerHeight });
    element.style.setProperty('--left', `${place.left}px`);
    element.style.setProperty('--top', `${place.top}px`);
    itemsOf(element)[0]?.focus();
    return () => {
      const held = element.contains(document.activeElement);
      element.hidePopover();
      if (held && before instanceof HTMLElement) before.focus();
    };
  }, [at]);

  function onKeyDown(event: KeyboardEvent<HTMLDivElement>) {
    if (event.key === 'Tab') return onClose();
    const all = itemsOf(event.currentTarget);
    const names = all.map(item => item.textContent ?? '');
    const to = itemAfter(event.key, all.indexOf(document.activeElement as HTMLElement), names);
    if (to === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    all[to]?.focus();
  }

  return (
    <div
      ref={menu}
      popover="auto"
      className={styles.menu}
      onToggle={event => {
        if (event.newState === 'closed') onClose();
      }}
    >
      {head}
      <div role="menu" tabIndex={-1} aria-label={label} onKeyDown={onKeyDown} className={styles.items}>
        {items.map((item, index) =>
          item === 'line' ? (
            // biome-ignore lint/suspicious/noArrayIndexKey: a line has no name, and the items of an open menu stay.
            <hr key={`line ${index}`} className={styles.line} />
          ) : (
            <button
              key={item.label}
              type="button"
              {...roleOf(item.checked)}
              className={classes(styles.item, item.danger === true && styles.danger)}
              disabled={item.disabled}
              tabIndex={-1}
              onClick={() => {
                onClose();
                item.onPick();
              }}
            >
              {item.icon === undefined ? null : <item.icon size={16} aria-hidden />}
              <span className={styles.words}>{item.label}</span>
              {item.checked === true && <Check size={16} aria-hidden />}
            </button>
          ),
        )}
      </div>
    </div>
  );
}

function roleOf(checked: boolean | undefined) {
  return checked === undefined ? { role: 'menuitem' } : { role: 'menuitemradio', 'aria-checked': checked };
}

function itemsOf(menu: HTMLElement): HTMLElement[] {
  return [...menu.querySelectorAll<HTMLElement>('[role^="menuitem"]:not(:disabled)')];
}
