import type { Room } from '@salon/client';
import { useEffect, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient, useObserved } from '../app/use-client.ts';
import { inTone } from '../emoji/book.ts';
import { habits, picked } from '../emoji/habits.ts';
import { emojiNow, loadEmoji } from '../emoji/load.ts';
import { DropZone } from '../uploads/drop-zone.tsx';
import { UploadTray } from '../uploads/tray.tsx';
import { isUnderWay } from '../uploads/upload.ts';
import { useUploads } from '../uploads/use-uploads.ts';
import { BesidesBar } from './besides-bar.tsx';
import { insertWord, put } from './change.ts';
import styles from './composer.module.css';
import { Hints } from './hints.tsx';
import { LongPaste } from './long-paste.tsx';
import { meant, shown } from './marks.ts';
import { measure, oneLine } from './measure.ts';
import { Popup } from './popup.tsx';
import { silenceIn } from './speech.ts';
import { finishedCode } from './suggest.ts';
import { ToldBar } from './told-bar.tsx';
import { AttachButton, EmojiButton, FormatButton, SendButton } from './tools.tsx';
import { useComposing } from './use-composing.ts';
import { useDraft } from './use-draft.ts';
import { useField } from './use-field.ts';
import { isTouch, useFocus } from './use-focus.ts';
import { applyFormat, useKeys } from './use-keys.ts';
import { usePaste } from './use-paste.ts';
import { useSending } from './use-sending.ts';
import { useSuggestions } from './use-suggestions.ts';
import { useTyping } from './use-typing.ts';

/** The field to say something in a room, with all that goes with it. */
export function Composer({ room }: { readonly room: Room }) {
  // Each room has a field of its own: what is undone in one must not come out in another.
  return <ComposerOf key={room.key} room={room} />;
}

function ComposerOf({ room }: { readonly room: Room }) {
  const { t } = useTranslation();
  const client = useClient();
  const id = useId();
  useObserved(room);
  useObserved(room.members);
  useObserved(client.me);
  const { multiline, filehost } = useObserved(client.facts);
  const { phase } = useObserved(client.link).now;

  const field = useField(() => shown(room.draft));
  const { ref, text, caret } = field;
  const besides = useComposing(room, field);
  const isEditing = besides.composing?.editing !== undefined;
  const uploads = useUploads(room);
  const [isWaiting, setIsWaiting] = useState(false);
  const [longPaste, setLongPaste] = useState<string | undefined>(undefined);
  const forgetDraft = useDraft(room, isEditing ? undefined : text);
  const sending = useSending(room, field, besides, uploads, forgetDraft, () => setIsWaiting(true));
  const completing = useSuggestions(room, field);
  const onKeyDown = useKeys({ room, field, completing, besides, sending });
  const tellTyping = useTyping(room);

  const longest = multiline ?? oneLine;
  const measured = measure(meant(text), longest);
  const silence = silenceIn(client, room);
  const isOut = silence?.why === 'out' || silence?.why === 'joining';
  useFocus(ref, !isOut);
  const mayAttach = filehost !== undefined && silence === undefined && !isEditing;
  const underWay = uploads.all.some(isUnderWay);
  const hasFiles = uploads.all.some(({ state }) => state === 'done');
  const canSend = text.trim() !== '' || (!isEditing && (hasFiles || underWay));

  // What waited for its files goes when they are there; when one fails, the user decides.
  useEffect(() => {
    if (!isWaiting || underWay) return;
    setIsWaiting(false);
    if (uploads.all.every(({ state }) => state === 'done')) void sending.send();
  });

  usePaste(ref, ({ text: pasted, files }) => {
    if (files.length > 0) {
      if (mayAttach) uploads.add(files);
      return mayAttach;
    }
    const element = ref.current;
    if (element === null || pasted === '') return false;
    const { selectionStart, selectionEnd, value } = element;
    const next = value.slice(0, selectionStart) + pasted + value.slice(selectionEnd);
    if (pasted.includes('\n') && measure(next, longest).isOver && multiline !== undefined) {
      setLongPaste(pasted);
      return true;
    }
    field.change(put(selectionStart, selectionEnd, shown(pasted)));
    tellTyping(element.value);
    return true;
  });

  function keepLongPaste() {
    const element = ref.current;
    if (element !== null && longPaste !== undefined) {
      field.change(put(element.selectionStart, element.selectionEnd, shown(longPaste)));
    }
    setLongPaste(undefined);
  }

  function onInput() {
    field.follow();
    const element = ref.current;
    if (element === null) return;
    if (sending.told?.told === 'fault') sending.setTold(undefined);
    if (!isEditing) tellTyping(element.value);
    replaceCode(element);
  }

  /** Turns `:tada:` into 🎉 as soon as it is closed; what must be sent as it is stays. */
  function replaceCode({ value, selectionEnd }: HTMLTextAreaElement) {
    const book = emojiNow();
    if (/^\/(?:plain|quote|raw)\s/.test(value)) return;
    if (book === undefined) {
      // Who types faster than the emoji come sees them all the same, as long as the caret stays there.
      if (value.charAt(selectionEnd - 1) === ':')
        void loadEmoji().then(() => ref.current && replaceCode(ref.current), noEmoji);
      return;
    }
    const code = finishedCode(value, selectionEnd, book);
    const emoji = code && book.byCode.get(code.code);
    if (code === undefined || emoji === undefined) return;
    const chosen = inTone(emoji, habits.now.tone);
    picked(chosen);
    field.change(put(code.from, code.to, chosen));
  }

  function insert(word: string) {
    const element = ref.current;
    if (element === null) return;
    field.change(insertWord(element.value, element.selectionStart, element.selectionEnd, word));
  }

  const { shown: offered, current } = completing;
  return (
    <section className={styles.composer} aria-label={t('composer.title')}>
      {mayAttach && <DropZone name={room.name} onFiles={uploads.add} />}
      <div className={styles.frame}>
        <Popup id={id} completing={completing} />
        {sending.told !== undefined && (
          <ToldBar
            told={sending.told}
            onClose={() => sending.setTold(undefined)}
            onCommand={name => {
              field.reset(`/${name} `);
              ref.current?.focus();
            }}
          />
        )}
        {longPaste !== undefined && (
          <LongPaste
            text={longPaste}
            onFile={
              mayAttach
                ? () => {
                    uploads.add([new File([longPaste], t('composer.pastedName'), { type: 'text/plain' })]);
                    setLongPaste(undefined);
                  }
                : undefined
            }
            onKeep={keepLongPaste}
            onDrop={() => setLongPaste(undefined)}
          />
        )}
        <BesidesBar room={room} besides={besides} />
        {!isEditing && <UploadTray uploads={uploads} />}
        <div className={styles.row}>
          {filehost !== undefined && room.kind !== 'server' && <AttachButton onFiles={uploads.add} />}
          <textarea
            ref={ref}
            className={styles.field}
            rows={1}
            dir="auto"
            value={text}
            disabled={isOut}
            placeholder={
              silence === undefined
                ? t('composer.sayTo', { name: room.name })
                : t(`composer.why.${silence.why}`)
            }
            aria-label={
              silence === undefined
                ? t('composer.sayTo', { name: room.name })
                : t(`composer.why.${silence.why}`)
            }
            aria-autocomplete="list"
            aria-haspopup="listbox"
            aria-controls={offered === undefined ? undefined : id}
            aria-activedescendant={offered === undefined ? undefined : `${id}-${current}`}
            enterKeyHint={isTouch ? 'enter' : 'send'}
            autoComplete="off"
            onChange={onInput}
            onKeyDown={onKeyDown}
          />
          {silence?.why !== 'server' && <FormatButton onFormat={format => applyFormat(field, format)} />}
          <EmojiButton onPick={insert} onClosed={() => ref.current?.focus()} />
          <SendButton disabled={!canSend} onSend={() => void sending.send()} />
        </div>
      </div>
      <Hints
        text={text}
        caret={caret}
        measured={measured}
        isOffline={phase === 'waiting' || phase === 'connecting' || phase === 'registering'}
        isWaiting={isWaiting}
        isEditing={isEditing}
      />
    </section>
  );
}

/** They cannot be had: shortcodes stay what they are. */
const noEmoji = (): undefined => undefined;
