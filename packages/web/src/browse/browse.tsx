import { Plus, RotateCw, SearchX, WifiOff } from 'lucide-react';
import { useDeferredValue, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { view } from '../app/view.ts';
import { failureText } from '../room/use-doing.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Empty } from '../ui/empty.tsx';
import { Field } from '../ui/field.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { Select } from '../ui/select.tsx';
import { Spinner } from '../ui/spinner.tsx';
import styles from './browse.module.css';
import { listing, nameOrder, type Order } from './listing.ts';
import { nameFrom } from './new-name.ts';
import { NewRoom } from './new-room.tsx';
import { RoomTable } from './room-table.tsx';
import { useListed } from './use-listed.ts';

/** All rooms of the server, to go into, and a way to make another one. */
export function Browse() {
  const { t, i18n } = useTranslation();
  const { rooms, failure, busy, reload } = useListed();
  const [typed, setTyped] = useState('');
  const [order, setOrder] = useState<Order>('members');
  const [isMaking, setMaking] = useState(false);
  const wanted = useDeferredValue(typed);
  const compare = useMemo(() => nameOrder(i18n.language), [i18n.language]);
  const shown = useMemo(
    () => (rooms === undefined ? [] : listing(rooms, wanted, order, compare)),
    [rooms, wanted, order, compare],
  );

  return (
    <Dialog title={t(isMaking ? 'browse.make' : 'browse.title')} size="large" onClose={close}>
      {isMaking ? (
        <NewRoom name={nameFrom(typed)} onCancel={() => setMaking(false)} onMade={close} />
      ) : (
        <div className={styles.browse}>
          <div className={styles.tools}>
            <div className={styles.filter}>
              <Field
                type="search"
                label={t('browse.filter')}
                first
                autoComplete="off"
                autoCapitalize="off"
                spellCheck={false}
                value={typed}
                onChange={event => setTyped(event.target.value)}
              />
            </div>
            <Select
              label={t('browse.order')}
              value={order}
              options={[
                { value: 'members', label: t('browse.byMembers') },
                { value: 'name', label: t('browse.byName') },
              ]}
              onChange={setOrder}
            />
            <Button className={styles.make} onClick={() => setMaking(true)}>
              <Plus size={16} aria-hidden />
              {t('browse.make')}
            </Button>
          </div>
          <div className={styles.count}>
            <p role="status">
              {rooms !== undefined && t('browse.count', { count: shown.length })}
              {failure !== undefined && rooms !== undefined && ` ${failureText(failure, t)}`}
            </p>
            {busy && rooms !== undefined ? (
              <Spinner label={t('browse.loading')} />
            ) : (
              <IconButton icon={RotateCw} label={t('browse.reload')} disabled={busy} onClick={reload} />
            )}
          </div>
          {shown.length > 0 ? <RoomTable rooms={shown} onGone={close} /> : nothing()}
        </div>
      )}
    </Dialog>
  );

  function nothing() {
    if (rooms === undefined && failure !== undefined)
      return (
        <Empty icon={WifiOff} title={t('browse.failed')}>
          {failureText(failure, t)}
          <Button onClick={reload}>{t('browse.reload')}</Button>
        </Empty>
      );
    if (rooms === undefined) return <Skeleton label={t('browse.loading')} />;
    return (
      <Empty icon={SearchX} title={t(rooms.length === 0 ? 'browse.none' : 'browse.nothing')}>
        {t(rooms.length === 0 ? 'browse.noneHint' : 'browse.nothingHint')}
        <Button onClick={() => setMaking(true)}>{t('browse.make')}</Button>
      </Empty>
    );
  }
}

function Skeleton({ label }: { readonly label: string }) {
  return (
    <div className={styles.waiting}>
      <Spinner size={24} label={label} />
    </div>
  );
}

function close(): void {
  view.set({ overlay: undefined });
}
