import { parseTyped, type Room, runTyped } from '@salon/client';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from '../app/use-client.ts';
import { isUnderWay } from '../uploads/upload.ts';
import type { Uploads } from '../uploads/use-uploads.ts';
import { usageOf } from './command-words.ts';
import { meant } from './marks.ts';
import { pastOf } from './past.ts';
import { faultText, showAnswer, type Told } from './show-answer.ts';
import { silenceIn } from './speech.ts';
import type { Besides } from './use-composing.ts';
import type { FieldState } from './use-field.ts';

/** How what was typed goes out. */
export interface Sending {
  readonly told: Told | undefined;
  readonly setTold: (told: Told | undefined) => void;
  readonly send: () => Promise<void>;
}

/** Sends what is in the field: says it, edits by it, or carries it out. `wait` is called when files are still on their way. */
export function useSending(
  room: Room,
  field: FieldState,
  besides: Besides,
  uploads: Uploads,
  forgetDraft: () => void,
  wait: () => void,
): Sending {
  const { t } = useTranslation();
  const client = useClient();
  const [told, setTold] = useState<Told | undefined>(undefined);
  const isBusy = useRef(false);
  const { composing, leave } = besides;

  async function edit(msgid: string, text: string): Promise<void> {
    if (text.trim() === '' || isBusy.current) return;
    isBusy.current = true;
    const outcome = await client.edit(room, msgid, text);
    isBusy.current = false;
    if (outcome.ok) leave();
    else setTold({ told: 'fault', text: faultText(outcome, t) });
  }

  async function carryOut(line: string): Promise<void> {
    const typed = parseTyped(line);
    if (typed.type === 'say') {
      const silence = silenceIn(client, room);
      if (silence !== undefined) return setTold({ told: 'fault', text: t(`composer.why.${silence.why}`) });
    }
    const isSecret = typed.type === 'command' && typed.command.secret === true;
    if (!isSecret) pastOf(room.key).add(line);
    field.reset('');
    forgetDraft();
    const { replyTo } = composing ?? {};
    if (typed.type === 'say' && replyTo !== undefined) leave();
    const ran = await runTyped(client, room, line, replyTo === undefined ? {} : { replyTo });
    if (ran.ok) {
      if (ran.value !== undefined) setTold(await showAnswer(client, room, ran.value, t));
      return;
    }
    // How a command is written is known in the language of the user too.
    const usage =
      typed.type === 'command' ? { usage: `/${typed.command.name} ${usageOf(typed.command, t)}` } : {};
    setTold({
      told: 'fault',
      text: faultText(ran.with === undefined ? ran : { ...ran, with: { ...ran.with, ...usage } }, t),
    });
    // What could not be done can be mended, unless one types on already.
    if (field.ref.current?.value === '' && typed.type !== 'say') field.reset(line);
  }

  async function send(): Promise<void> {
    const text = meant(field.text);
    setTold(undefined);
    if (composing?.editing !== undefined) return edit(composing.editing, text);
    if (uploads.all.some(isUnderWay)) return wait();
    const line = withFiles(text.trimEnd(), uploads.take());
    if (line.trim() !== '') await carryOut(line);
  }

  return { told, setTold, send };
}

/** A text with the addresses of files behind it: it is their caption. */
function withFiles(text: string, urls: readonly string[]): string {
  if (text === '' || urls.length === 0) return text + urls.join(' ');
  return `${text}${text.includes('\n') ? '\n' : ' '}${urls.join(' ')}`;
}
