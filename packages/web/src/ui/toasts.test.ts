import { expect, test } from 'vitest';
import { dismiss, toast, toasts } from './toasts.ts';

const texts = () => toasts.now.all.map(one => one.text);

test('the newest are shown, each of them once', () => {
  for (const text of ['one', 'two', 'three', 'two', 'four']) toast(text);
  expect(texts()).toEqual(['three', 'two', 'four']);
  const [first] = toasts.now.all;
  dismiss(first?.id ?? 0);
  expect(texts()).toEqual(['two', 'four']);
});
