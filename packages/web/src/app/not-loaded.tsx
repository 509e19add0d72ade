import { CloudOff } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/button.tsx';
import { Empty } from '../ui/empty.tsx';

/** Stands where a part of the page could not be fetched: the server is away, or has another version by now. */
export function NotLoaded() {
  const { t } = useTranslation();
  return (
    <Empty icon={CloudOff} title={t('app.notLoaded')}>
      <p>{t('app.notLoadedHint')}</p>
      <Button onClick={() => location.reload()}>{t('app.reload')}</Button>
    </Empty>
  );
}
