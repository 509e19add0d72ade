import type { ChatClient, Room } from '@salon/client';
import type { TFunction } from 'i18next';
import { expect, it } from 'vitest';
import { keepLogin, keptLogin } from '../account/kept-login.ts';
import { showAnswer } from './show-answer.ts';

it('forgets the login of this browser when one has logged out by a command', async () => {
  keepLogin({ account: 'alice', token: 'secret', id: '1' });
  const answer = { answer: 'note', code: 'logged-out', text: 'You are a guest now.', with: {} } as const;
  const say = ((key: string) => key) as TFunction;
  await showAnswer({} as ChatClient, {} as Room, answer, say);
  expect(keptLogin()).toBeUndefined();
});
