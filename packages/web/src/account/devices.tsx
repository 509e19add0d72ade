import type { Device } from '@salon/client';
import { Monitor, Smartphone } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useClient } from '../app/use-client.ts';
import { useTimes } from '../timeline/use-times.ts';
import { Button } from '../ui/button.tsx';
import { Spinner } from '../ui/spinner.tsx';
import { toast } from '../ui/toasts.ts';
import styles from './account.module.css';
import { ConfirmButton } from './confirm-button.tsx';
import { isThisDevice, logOutHere } from './this-device.ts';
import { useDevices } from './use-devices.ts';

/** Where one stays logged in, and how to end that. */
export function Devices() {
  const { t } = useTranslation();
  const client = useClient();
  const { all, failure, reload } = useDevices();
  const others = all?.filter(device => !isThisDevice(device)) ?? [];

  async function remove(devices: readonly Device[]) {
    const outcomes = await Promise.all(devices.map(({ id }) => client.removeDevice(id)));
    const wrong = outcomes.find(outcome => !outcome.ok);
    if (wrong !== undefined && !wrong.ok) toast(wrong.text, { kind: 'failure' });
    await reload();
  }

  return (
    <section className={styles.section} aria-labelledby="account-devices">
      <h3 id="account-devices">{t('account.devices')}</h3>
      <p className={styles.note}>{t('account.devicesHint')}</p>
      {failure !== undefined && (
        <p className={styles.wrong} role="alert">
          {failure} <Button onClick={() => void reload()}>{t('account.tryAgain')}</Button>
        </p>
      )}
      {all === undefined && failure === undefined && <Spinner label={t('account.loading')} />}
      {all?.length === 0 && <p>{t('account.noDevices')}</p>}
      <ul className={styles.devices}>
        {all?.map(device => (
          <DeviceRow key={device.id} device={device} onRemove={() => remove([device])} />
        ))}
      </ul>
      {others.length > 1 && (
        <ConfirmButton
          label={t('account.logOutOthers')}
          question={t('account.logOutOthersQuestion', { count: others.length })}
          onConfirm={() => remove(others)}
        />
      )}
    </section>
  );
}

interface DeviceRowProps {
  readonly device: Device;
  readonly onRemove: () => Promise<void>;
}

function DeviceRow({ device, onRemove }: DeviceRowProps) {
  const { t } = useTranslation();
  const client = useClient();
  const times = useTimes();
  const isHere = isThisDevice(device);
  const Icon = /Android|iPhone|iPad/.test(device.name) ? Smartphone : Monitor;
  return (
    <li className={styles.device}>
      <Icon size={20} aria-hidden className={styles.deviceIcon} />
      <div className={styles.deviceWords}>
        <p className={styles.deviceName}>
          {device.name}
          {isHere && <span className={styles.here}>{t('account.thisDevice')}</span>}
        </p>
        <p className={styles.note}>
          {t('account.made', { when: times.short(device.createdAt) })}
          {' · '}
          {device.usedAt === undefined
            ? t('account.neverUsed')
            : t('account.used', { when: times.short(device.usedAt) })}
        </p>
      </div>
      <ConfirmButton
        label={t('account.logOut')}
        describedAs={t('account.logOutDevice', { device: device.name })}
        question={isHere ? t('account.logOutHereQuestion') : t('account.logOutQuestion')}
        onConfirm={isHere ? () => logOutHere(client) : onRemove}
      />
    </li>
  );
}
