import { expect, test } from 'vitest';
import { Stage } from './stage.ts';

test('who has logged out writes nothing where the rooms of the account are kept', async () => {
  const stage = new Stage();
  const { client, keep } = stage;
  client.enter({ nick: 'ally', rooms: ['#lobby'], login: { account: 'alice', secret: 'x' } });
  await stage.comeIn('salon', 'ally', []);
  stage.line('AUTHENTICATE +');
  stage.line(':s 900 ally ally!~a@h alice :You are logged in');
  stage.line(':s 903 ally :Welcome back');
  await stage.serve();
  client.setDraft(stage.room('#lobby'), 'hers');
  expect(keep.get('rooms alice')).toContain('hers');
  const loggedOut = client.logout();
  await stage.serve();
  expect(await loggedOut).toEqual({ ok: true, value: undefined });
  client.setDraft(stage.room('#lobby'), 'a guest writes');
  expect(keep.get('rooms alice')).toContain('hers');
});
