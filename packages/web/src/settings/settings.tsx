import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { view } from '../app/view.ts';
import { Dialog } from '../ui/dialog.tsx';
import { Tabs } from '../ui/tabs.tsx';
import { About } from './about.tsx';
import { Appearance } from './appearance.tsx';
import { Notifications } from './notifications.tsx';
import { ProfilePage } from './profile-page.tsx';
import styles from './settings.module.css';
import { Writing } from './writing.tsx';

const pages = ['appearance', 'notifications', 'writing', 'profile', 'about'] as const;
type Page = (typeof pages)[number];

/** What the user may have as she likes it. All of it holds at once; there is nothing to save but the profile. */
export function Settings({ page }: { readonly page: string | undefined }) {
  const { t } = useTranslation();
  const frame = useRef<HTMLDivElement>(null);
  // The page that is shown, rather than the cross to close it, which would come first.
  useEffect(
    () => frame.current?.querySelector<HTMLElement>('[role="tab"][aria-selected="true"]')?.focus(),
    [],
  );
  const current = pages.find(one => one === page) ?? 'appearance';
  const titles: Record<Page, string> = {
    appearance: t('settings.appearance'),
    notifications: t('settings.notifications'),
    writing: t('settings.writing'),
    profile: t('settings.profile'),
    about: t('settings.about'),
  };
  return (
    <Dialog title={t('settings.title')} size="large" onClose={() => view.set({ overlay: undefined })}>
      <div ref={frame} className={styles.frame}>
        <Tabs
          label={t('settings.title')}
          place="side"
          tabs={pages.map(id => ({ id, label: titles[id] }))}
          current={current}
          onChange={id => view.set({ overlay: { overlay: 'settings', page: id } })}
        >
          <div className={styles.page}>
            <PageOf page={current} />
          </div>
        </Tabs>
      </div>
    </Dialog>
  );
}

function PageOf({ page }: { readonly page: Page }) {
  switch (page) {
    case 'appearance':
      return <Appearance />;
    case 'notifications':
      return <Notifications />;
    case 'writing':
      return <Writing />;
    case 'profile':
      return <ProfilePage />;
    case 'about':
      return <About />;
  }
}
