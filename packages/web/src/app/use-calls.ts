import type { Call, ChatClient } from '@salon/client';
import type { TFunction } from 'i18next';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { toast } from '../ui/toasts.ts';
import { goInto } from './going.ts';
import { showRoom, view } from './view.ts';

/** Shows what the core calls for: refusals and invitations in passing, rooms to which a command leads. */
export function useCalls(client: ChatClient): void {
  const { t } = useTranslation();
  useEffect(() => client.onCall(call => answer(client, call, t)), [client, t]);
}

function answer(client: ChatClient, call: Call, t: TFunction): void {
  if (call.type === 'show') showRoom(call.room);
  else if (call.type === 'refused') toast(refusalText(call), { kind: 'failure' });
  else if (call.type === 'invited') {
    toast(t('app.invited', { nick: call.by, room: call.room }), {
      action: { label: t('app.join'), onPick: () => void goInto(client, call.room) },
    });
  }
}

/** Of another room than the one that is shown, it is said which. */
function refusalText({ text, room }: Extract<Call, { type: 'refused' }>): string {
  return room === undefined || room === view.now.room || room.kind === 'server'
    ? text
    : `${room.name}: ${text}`;
}
