import { describe, expect, test } from 'vitest';
import { Throttle, type ThrottleLimits } from './throttle.ts';

const limits: ThrottleLimits = {
  failuresPerAddressMax: 2,
  failuresPerAccountMax: 3,
  failuresWindowSeconds: 60,
  registrationsPerAddressMax: 2,
  registrationsWindowSeconds: 3600,
};

function scene(changes: Partial<ThrottleLimits> = {}) {
  const clock = { now: 0 };
  const throttle = new Throttle(
    () => ({ ...limits, ...changes }),
    () => clock.now,
  );
  const fail = (times: number, network: string, account: string) => {
    for (let time = 0; time < times; time += 1) throttle.failed(network, account);
  };
  return { clock, throttle, fail };
}

describe('who is wrong too often', () => {
  test('waits at her address, for any account, until the window is over', () => {
    const { clock, throttle, fail } = scene();
    fail(1, 'here', 'alice');
    clock.now = 500;
    expect(throttle.secondsToLogIn('here', 'alice')).toBeUndefined();
    fail(1, 'here', 'bob');
    expect(throttle.secondsToLogIn('here', 'carol')).toBe(60);
    expect(throttle.secondsToLogIn('there', 'carol')).toBeUndefined();
    clock.now = 59_999;
    expect(throttle.secondsToLogIn('here', 'carol')).toBe(1);
    clock.now = 60_000;
    expect(throttle.secondsToLogIn('here', 'carol')).toBeUndefined();
  });

  test('waits although she logs in to an account of her own in between', () => {
    const { throttle, fail } = scene();
    fail(1, 'here', 'alice');
    throttle.succeeded('here', 'mallory');
    fail(1, 'here', 'alice');
    expect(throttle.secondsToLogIn('here', 'mallory')).toBe(60);
  });

  test('never waits where nothing is counted', () => {
    const { throttle, fail } = scene({ failuresPerAddressMax: 0, failuresPerAccountMax: 0 });
    fail(100, 'here', 'alice');
    expect(throttle.secondsToLogIn('here', 'alice')).toBeUndefined();
  });
});

describe('an account that many try', () => {
  test('waits for strangers, and not for who logged in from there before', () => {
    const { throttle, fail } = scene();
    throttle.succeeded('home', 'alice');
    for (const network of ['a', 'b', 'c']) fail(1, network, 'alice');
    expect(throttle.secondsToLogIn('d', 'alice')).toBe(60);
    expect(throttle.secondsToLogIn('d', 'bob')).toBeUndefined();
    expect(throttle.secondsToLogIn('home', 'alice')).toBeUndefined();
  });

  test('waits for nobody else when its owner is wrong at home', () => {
    const { throttle, fail } = scene();
    throttle.succeeded('home', 'alice');
    fail(5, 'home', 'alice');
    expect(throttle.secondsToLogIn('away', 'alice')).toBeUndefined();
    expect(throttle.secondsToLogIn('home', 'alice')).toBe(60);
  });
});

describe('who wants many accounts', () => {
  test('waits, unless nothing came of it', () => {
    const { clock, throttle } = scene();
    expect(throttle.secondsToRegister('here')).toBeUndefined();
    throttle.notRegistered('here');
    expect(throttle.secondsToRegister('here')).toBeUndefined();
    expect(throttle.secondsToRegister('here')).toBeUndefined();
    expect(throttle.secondsToRegister('here')).toBe(3600);
    expect(throttle.secondsToRegister('there')).toBeUndefined();
    clock.now = 3_600_000;
    expect(throttle.secondsToRegister('here')).toBeUndefined();
  });
});

test('what is remembered is bounded', () => {
  const { clock, throttle, fail } = scene();
  for (let count = 0; count < 70_000; count += 1) {
    fail(1, `n${count}`, `a${count}`);
    throttle.succeeded(`n${count}`, `a${count}`);
    throttle.secondsToRegister(`n${count}`);
  }
  expect(throttle.remembered).toBe(4 * 65_536);
  clock.now = 3_600_000;
  throttle.secondsToRegister('n');
  fail(1, 'n', 'a');
  expect(throttle.remembered).toBe(65_536 + 3);
});
