import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Admission, type AdmissionLimits } from './admission.ts';

const tooMany = 'Too many connections from your address';
const tooFast = 'You connect too often; try again later';
const full = 'The server is full; try again later';

class Entrance extends Admission {
  readonly clock: { now: number };

  constructor(limits: Partial<AdmissionLimits> = {}) {
    const clock = { now: 0 };
    super(
      {
        connectionsMax: 0,
        connectionsPerAddressMax: 0,
        connectsPerAddressMax: 0,
        connectsWindowSeconds: 60,
        addressBitsV4: 32,
        addressBitsV6: 64,
        exempt: ['127.0.0.0/8', '::1'],
        ...limits,
      },
      () => clock.now,
    );
    this.clock = clock;
  }

  all(...addresses: readonly string[]): (string | undefined)[] {
    return addresses.map(address => this.admit(address));
  }
}

describe('connections at once', () => {
  test('are counted for each address, and one that is gone makes room', () => {
    const door = new Entrance({ connectionsPerAddressMax: 2 });
    expect(door.all('192.0.2.1', '192.0.2.1', '192.0.2.1', '192.0.2.2')).toStrictEqual([
      undefined,
      undefined,
      tooMany,
      undefined,
    ]);
    door.left('192.0.2.1');
    expect(door.all('192.0.2.1', '192.0.2.1')).toStrictEqual([undefined, tooMany]);
  });

  test('are counted for a whole /64 of IPv6, and for IPv4 in whatever clothes', () => {
    const door = new Entrance({ connectionsPerAddressMax: 1 });
    expect(
      door.all('2001:db8::1', '2001:db8::ffff:2', '2001:db8:0:1::1', '192.0.2.1', '::ffff:192.0.2.1'),
    ).toStrictEqual([undefined, tooMany, undefined, undefined, tooMany]);
  });

  test('are counted for networks as wide as is set', () => {
    const door = new Entrance({ connectionsPerAddressMax: 1, addressBitsV4: 23, addressBitsV6: 48 });
    expect(door.all('192.0.2.1', '192.0.3.9', '192.0.4.1', '2001:db8:1:2::', '2001:db8:1:3::')).toStrictEqual(
      [undefined, tooMany, undefined, undefined, tooMany],
    );
  });

  test('are bounded in all, too', () => {
    const door = new Entrance({ connectionsMax: 2 });
    expect(door.all('192.0.2.1', '192.0.2.2', '192.0.2.3')).toStrictEqual([undefined, undefined, full]);
    door.left('192.0.2.2');
    expect(door.admit('192.0.2.3')).toBeUndefined();
  });

  test('are not bounded where an address is exempt', () => {
    const door = new Entrance({ connectionsPerAddressMax: 1, connectionsMax: 1, connectsPerAddressMax: 1 });
    expect(door.all('127.0.0.1', '127.0.0.1', '127.9.9.9', '0::1', '::1')).toStrictEqual([
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
    expect(door.admit('192.0.2.1')).toBe(full);
  });

  test('of something without an address are counted by its name', () => {
    const door = new Entrance({ connectionsPerAddressMax: 1 });
    expect(door.all('unknown', 'unknown')).toStrictEqual([undefined, tooMany]);
  });
});

describe('connecting again and again', () => {
  test('is refused until the window is over, whoever is gone again', () => {
    const door = new Entrance({ connectsPerAddressMax: 2 });
    for (const refusal of [undefined, undefined, tooFast, tooFast]) {
      expect(door.admit('192.0.2.1')).toBe(refusal);
      if (refusal === undefined) door.left('192.0.2.1');
    }
    expect(door.admit('192.0.2.2')).toBeUndefined();
    door.clock.now = 59_999;
    expect(door.admit('192.0.2.1')).toBe(tooFast);
    door.clock.now = 60_000;
    expect(door.admit('192.0.2.1')).toBeUndefined();
  });

  test('leaves no more behind than one window of addresses, and that is bounded', () => {
    const door = new Entrance({ connectsPerAddressMax: 2, connectsWindowSeconds: 1 });
    for (let count = 0; count < 70_000; count += 1) {
      const address = `198.${18 + (count >> 16)}.${(count >> 8) & 255}.${count & 255}`;
      expect(door.admit(address)).toBeUndefined();
      door.left(address);
    }
    expect(door.remembered).toBe(65_536);
    door.clock.now = 1000;
    expect(door.admit('192.0.2.1')).toBeUndefined();
    expect(door.remembered).toBe(2);
  });
});

test('whatever an address looks like, it is counted in and out', () => {
  const odd = fc.oneof(
    fc.string(),
    fc.ipV4(),
    fc.ipV6(),
    fc.constantFrom('', 'fe80::1%eth0', '0x7f.1', '1', '::'),
  );
  fc.assert(
    fc.property(fc.array(odd), addresses => {
      const door = new Entrance({ connectsWindowSeconds: 1 });
      for (const address of addresses) expect(door.admit(address)).toBeUndefined();
      for (const address of addresses) door.left(address);
      door.clock.now = 1000;
      door.admit('192.0.2.1');
      expect(door.remembered).toBe(2);
    }),
  );
});

describe('who turns out to come from elsewhere', () => {
  test('is counted there', () => {
    const door = new Entrance({ connectionsPerAddressMax: 1 });
    door.all('192.0.2.1');
    expect(door.moved('192.0.2.1', '192.0.2.2')).toBeUndefined();
    expect(door.all('192.0.2.1', '192.0.2.2')).toStrictEqual([undefined, tooMany]);
  });

  test('is counted as before when too many come from there', () => {
    const door = new Entrance({ connectionsPerAddressMax: 1 });
    door.all('192.0.2.1', '192.0.2.2');
    expect(door.moved('192.0.2.1', '192.0.2.2')).toBe(tooMany);
    expect(door.all('192.0.2.1')).toStrictEqual([tooMany]);
    door.left('192.0.2.1');
    door.left('192.0.2.2');
    door.clock.now = 60_000;
    expect(door.admit('127.0.0.1')).toBeUndefined();
    expect(door.admit('192.0.2.3')).toBeUndefined();
    expect(door.remembered).toBe(3);
  });
});
