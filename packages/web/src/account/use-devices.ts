import type { Device } from '@salon/client';
import { useCallback, useEffect, useState } from 'react';
import { useClient } from '../app/use-client.ts';
import { isThisDevice } from './this-device.ts';

/** The devices that stay logged in, this one first and then those that were used last. */
export interface Devices {
  /** Undefined until the server has answered. */
  readonly all: readonly Device[] | undefined;
  /** Why they cannot be shown, in the words of the server. */
  readonly failure: string | undefined;
  readonly reload: () => Promise<void>;
}

/** Asks the server when it is drawn, and whenever it is told to. */
export function useDevices(): Devices {
  const client = useClient();
  const [all, setAll] = useState<readonly Device[] | undefined>(undefined);
  const [failure, setFailure] = useState<string | undefined>(undefined);
  const reload = useCallback(async () => {
    const outcome = await client.devices();
    if (outcome.ok) setAll([...outcome.value].sort(byUse));
    setFailure(outcome.ok ? undefined : outcome.text);
  }, [client]);
  useEffect(() => void reload(), [reload]);
  return { all, failure, reload };
}

function byUse(a: Device, b: Device): number {
  const here = Number(isThisDevice(b)) - Number(isThisDevice(a));
  return here === 0 ? (b.usedAt ?? b.createdAt) - (a.usedAt ?? a.createdAt) : here;
}
