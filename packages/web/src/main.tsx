import { createClient } from '@salon/client';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/app.tsx';
import { showBroken } from './app/broken.tsx';
import { followPreferences } from './app/follow-preferences.ts';
import { browserParts } from './browser/parts.ts';
import { startOffline } from './offline/offline.ts';
import { startWords } from './words/i18n.ts';

const element = document.getElementById('app');
if (element === null) throw new Error('index.html has no element #app');
followPreferences();
const client = createClient(browserParts);
await startWords();
createRoot(element, {
  onUncaughtError: error => {
    showBroken(element);
    // The browser's console and `window.onerror` hear of it as of every other mistake.
    reportError(error);
  },
}).render(
  <StrictMode>
    <App client={client} />
  </StrictMode>,
);
startOffline();
