import {
  type Answer,
  type ChatClient,
  commandNamed,
  type Fault,
  type Room,
  type SlashCommand,
} from '@salon/client';
import type { TFunction } from 'i18next';
import { forgetLogin } from '../account/kept-login.ts';
import { keepThisDevice } from '../account/this-device.ts';
import { showRoom, view } from '../app/view.ts';
import { toast } from '../ui/toasts.ts';

/** What stands above the field until it was read. */
export type Told =
  | { readonly told: 'fault'; readonly text: string }
  | { readonly told: 'lines'; readonly lines: readonly string[] }
  /** Help with one command, or with all. */
  | { readonly told: 'help'; readonly command: SlashCommand | undefined };

/** What says that one is logged in to an account from now on. */
const loginNotes: ReadonlySet<string> = new Set(['registered', 'logged-in']);

/** Shows what a command led to; what is to be read above the field is returned. */
export async function showAnswer(
  client: ChatClient,
  room: Room,
  answer: Answer,
  t: TFunction,
): Promise<Told | undefined> {
  switch (answer.answer) {
    case 'room':
      showRoom(answer.room);
      return undefined;
    case 'note':
      if (loginNotes.has(answer.code) && client.me.account !== undefined) {
        // Who logs in by a command stays logged in as by the form.
        void keepThisDevice(client, client.me.account);
      }
      if (answer.code === 'logged-out') {
        // Nor does this browser come in as her the next time.
        forgetLogin();
      }
      toast(t(`composer.done.${answer.code}`, { ...answer.with, defaultValue: answer.text }));
      return undefined;
    case 'lines':
      return { told: 'lines', lines: answer.lines };
    case 'help': {
      const command = answer.name === undefined ? undefined : commandNamed(answer.name);
      if (answer.name === undefined || command !== undefined) return { told: 'help', command };
      return { told: 'fault', text: t('composer.noHelp', { name: answer.name }) };
    }
    case 'profile':
      view.set({ side: { panel: 'profile', nick: answer.nick } });
      return undefined;
    case 'search':
      view.set({ side: { panel: 'search', text: answer.text } });
      return undefined;
    case 'members':
      view.set({ side: { panel: 'members' } });
      return undefined;
    case 'rooms':
      view.set({ overlay: { overlay: 'browse' } });
      return undefined;
    case 'account':
      view.set({ overlay: { overlay: 'account', wanted: answer.wanted } });
      return undefined;
    case 'moment': {
      const isThere = await client.jumpToTime(room, answer.when(Date.now()).from);
      return isThere ? undefined : { told: 'fault', text: t('composer.nothingThen') };
    }
  }
}

/** Why it was not done: in the language of the user where this client knows the reason, else in the words of the server. */
export function faultText({ code, text, with: values }: Fault, t: TFunction): string {
  if (values === undefined && code !== 'OFFLINE') return text;
  return t(`composer.fault.${code}`, { ...values, defaultValue: text });
}
