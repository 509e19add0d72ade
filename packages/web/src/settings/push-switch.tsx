import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient, useObserved } from '../app/use-client.ts';
import { view } from '../app/view.ts';
import { askPermission } from '../notify/permission.ts';
import { type PushState, pushState, turnPushOff, turnPushOn } from '../offline/push.ts';
import { Button } from '../ui/button.tsx';
import { Switch } from '../ui/switch.tsx';
import styles from './settings.module.css';

/** Messages to this device while no page is open: needs an account, a server that pushes, and a browser that takes it. */
export function PushSwitch() {
  const { t } = useTranslation();
  const client = useClient();
  const { vapid } = useObserved(client.facts);
  const { account } = useObserved(client.me);
  const [state, setState] = useState<PushState | undefined>(undefined);
  const [isBusy, setIsBusy] = useState(false);
  const [failure, setFailure] = useState<string | undefined>(undefined);

  // biome-ignore lint/correctness/useExhaustiveDependencies: what it finds out depends on both.
  useEffect(() => void pushState(client).then(setState), [client, vapid, account]);

  async function change(on: boolean) {
    setIsBusy(true);
    setFailure(undefined);
    if (on) setFailure(await turnOn());
    else await turnPushOff(client);
    setState(await pushState(client));
    setIsBusy(false);
  }

  /** Why it did not work; undefined when it did. */
  async function turnOn(): Promise<string | undefined> {
    if ((await askPermission()) !== 'granted') return t('settings.pushNotAllowed');
    const outcome = await turnPushOn(client);
    return outcome.ok ? undefined : t('settings.pushFailed', { why: outcome.text });
  }

  const hints: Record<PushState, string> = {
    on: t('settings.pushHint'),
    off: t('settings.pushHint'),
    'needs-account': t('settings.pushNeedsAccount'),
    unavailable: t('settings.pushUnavailable'),
  };
  return (
    <>
      <Switch
        label={t('settings.push')}
        hint={state === undefined ? t('settings.pushHint') : hints[state]}
        checked={state === 'on'}
        disabled={isBusy || (state !== 'on' && state !== 'off')}
        onChange={on => void change(on)}
      />
      {state === 'needs-account' && (
        <div>
          <Button onClick={() => view.set({ overlay: { overlay: 'account' } })}>
            {t('settings.toAccount')}
          </Button>
        </div>
      )}
      {failure !== undefined && (
        <p className={styles.failure} role="alert">
          {failure}
        </p>
      )}
    </>
  );
}
