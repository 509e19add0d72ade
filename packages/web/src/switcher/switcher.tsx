import { type ChatClient, type Destination, destinations } from '@salon/client';
import type { TFunction } from 'i18next';
import { Command as CommandIcon, Hash, LogIn, Search, Terminal, X } from 'lucide-react';
import { type KeyboardEvent, useId, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { goInto } from '../app/going.ts';
import { useClient, useObserved } from '../app/use-client.ts';
import { closeOverlay, showRoom, view } from '../app/view.ts';
import { Avatar } from '../ui/avatar.tsx';
import { Badge } from '../ui/badge.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { itemAfter } from '../ui/menu-moves.ts';
import styles from './switcher.module.css';

/** What can be done from the switcher besides. */
const commands = ['browse', 'settings', 'account', 'shortcuts', 'markAllRead', 'away'] as const;

type Command = (typeof commands)[number];

interface Doing {
  readonly type: 'command';
  readonly command: Command;
  readonly key: string;
  readonly text: string;
}

/** Goes to a room, a person or a command by a few letters. */
export function Switcher() {
  const { t } = useTranslation();
  const client = useClient();
  useObserved(client.rooms);
  const id = useId();
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const offered = destinations(client, typed, {
    shown: view.now.room,
    server: t('rooms.server'),
    more: commands.map(
      (command): Doing => ({
        type: 'command',
        command,
        key: `command ${command}`,
        text: t(`switcher.command.${command}`),
      }),
    ),
  });
  const picked = Math.min(at, offered.length - 1);

  useLayoutEffect(() => {
    list.current?.children[picked]?.scrollIntoView({ block: 'nearest' });
  }, [picked]);

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
      event.preventDefault();
      const candidate = offered[picked];
      if (candidate !== undefined) pick(client, candidate, t);
      return;
    }
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    const to = itemAfter(
      event.key,
      picked,
      offered.map(one => one.text),
    );
    if (to === undefined) return;
    event.preventDefault();
    setAt(to);
  }

  return (
    <Dialog title={t('switcher.title')} titleIsHidden place="top" onClose={closeOverlay}>
      <div className={styles.line}>
        <Search size={18} aria-hidden />
        <input
          className={styles.input}
          role="combobox"
          aria-label={t('switcher.title')}
          aria-expanded="true"
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-activedescendant={offered.length === 0 ? undefined : `${id}-${picked}`}
          placeholder={t('switcher.hint')}
          autoComplete="off"
          autoCapitalize="off"
          autoCorrect="off"
          spellCheck={false}
          enterKeyHint="go"
          data-autofocus=""
          value={typed}
          onChange={event => {
            setTyped(event.target.value);
            setAt(0);
          }}
          onKeyDown={onKeyDown}
        />
        <IconButton icon={X} label={t('ui.close')} className={styles.close} onClick={closeOverlay} />
      </div>
      <div
        ref={list}
        id={`${id}-list`}
        role="listbox"
        aria-label={t('switcher.title')}
        className={styles.list}
      >
        {offered.map((candidate, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field above has the keys of its list.
          <div
            key={candidate.key}
            id={`${id}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === picked}
            className={styles.option}
            onPointerMove={() => setAt(index)}
            onClick={() => pick(client, candidate, t)}
          >
            <Row candidate={candidate} />
          </div>
        ))}
      </div>
      {offered.length === 0 && <p className={styles.nothing}>{t('switcher.nothing')}</p>}
    </Dialog>
  );
}

function Row({ candidate }: { readonly candidate: Destination<Doing> }) {
  const { t } = useTranslation();
  const { type, text, at } = candidate;
  return (
    <>
      <span className={styles.icon}>
        <Icon candidate={candidate} />
      </span>
      <span className={styles.text}>
        {type === 'join' ? t('switcher.join', { room: text }) : <Marked text={text} at={at} />}
      </span>
      {type === 'room' && candidate.room.mentions > 0 && (
        <Badge
          count={candidate.room.mentions}
          kind="mention"
          label={t('rooms.mentions', { count: candidate.room.mentions })}
        />
      )}
      {type === 'room' && candidate.room.mentions === 0 && (
        <Badge count={candidate.room.unread} label={t('rooms.unread', { count: candidate.room.unread })} />
      )}
      {type === 'person' && <span className={styles.note}>{t('switcher.person')}</span>}
    </>
  );
}

function Icon({ candidate }: { readonly candidate: Destination<Doing> }) {
  if (candidate.type === 'person') return <Avatar nick={candidate.nick} size={20} />;
  if (candidate.type === 'command') return <CommandIcon size={16} aria-hidden />;
  if (candidate.type === 'join') return <LogIn size={16} aria-hidden />;
  const { room } = candidate;
  if (room.kind === 'talk') return <Avatar nick={room.name} size={20} presence />;
  return room.kind === 'server' ? <Terminal size={16} aria-hidden /> : <Hash size={16} aria-hidden />;
}

/** The text, with the letters that were found. */
function Marked({ text, at }: { readonly text: string; readonly at: readonly number[] }) {
  if (at.length === 0) return text;
  const found = new Set(at);
  return [...text.split('')].map((letter, index) =>
    // biome-ignore lint/suspicious/noArrayIndexKey: letters have no other name, and none moves.
    found.has(index) ? <b key={index}>{letter}</b> : letter,
  );
}

function pick(client: ChatClient, candidate: Destination<Doing>, t: TFunction): void {
  closeOverlay();
  if (candidate.type === 'room') showRoom(candidate.room);
  else if (candidate.type === 'person') showRoom(client.talkWith(candidate.nick));
  else if (candidate.type === 'join') void goInto(client, candidate.name);
  else run(client, candidate.command, t);
}

function run(client: ChatClient, command: Command, t: TFunction): void {
  if (command === 'away') client.setAway(client.me.away === undefined ? t('app.away') : undefined);
  else if (command === 'markAllRead') for (const room of client.rooms.all) client.markRead(room);
  else view.set({ overlay: { overlay: command } });
}
