import i18next from 'i18next';
import { createRoot } from 'react-dom/client';
import { Button } from '../ui/button.tsx';
import { Empty } from '../ui/empty.tsx';

/** The page broke by a mistake of its own, and nothing is drawn any more: says so, and how to go on. */
export function showBroken(element: HTMLElement): void {
  const place = document.createElement('main');
  element.replaceWith(place);
  createRoot(place).render(
    <Empty title={i18next.t('app.broken')}>
      <p>{i18next.t('app.brokenHint')}</p>
      <Button kind="main" onClick={() => location.reload()}>
        {i18next.t('app.reload')}
      </Button>
    </Empty>,
  );
}
