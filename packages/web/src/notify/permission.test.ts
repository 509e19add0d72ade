import { expect, test } from 'vitest';
import { permissionIn, type Situation } from './permission.ts';

const here: Situation = { permission: 'default', isSecure: true, isApple: false, isInstalled: false };

test('it is known why nothing can be shown', () => {
  expect(permissionIn(here)).toBe('ask');
  expect(permissionIn({ ...here, permission: 'granted' })).toBe('granted');
  expect(permissionIn({ ...here, permission: 'denied' })).toBe('denied');
  expect(permissionIn({ ...here, isSecure: false, permission: 'denied' })).toBe('insecure');
  expect(permissionIn({ ...here, permission: undefined })).toBe('none');
  expect(permissionIn({ ...here, permission: undefined, isApple: true })).toBe('install');
  expect(permissionIn({ ...here, permission: undefined, isApple: true, isInstalled: true })).toBe('none');
});
