import type { Room } from '@salon/client';
import { createRoot } from 'react-dom/client';
import { ClientProvider } from '../../src/app/use-client.ts';
import { view } from '../../src/app/view.ts';
import '../../src/look/look.css';
import { preferences } from '../../src/settings/preferences.ts';
import { Timeline } from '../../src/timeline/timeline.tsx';
import { Toaster } from '../../src/ui/toaster.tsx';
import { Tooltips } from '../../src/ui/tooltip.tsx';
import { startWords } from '../../src/words/i18n.ts';
import { entryOf } from '../support/entries.ts';
import { StageRoom, StageTimeline, stageClient } from './client.ts';
import './stage.css';
import { longTalk, strangeTalk } from './talk.ts';

/** What a script may do to the page. */
const asked = new URLSearchParams(location.search);
const count = Number(asked.get('entries') ?? 0);
const shown = Number(asked.get('shown') ?? 200);
const now = Date.now();
const all = count > 0 ? longTalk(count, now) : strangeTalk(now);
const timeline = new StageTimeline(all, shown);
const room = new StageRoom(timeline);
const line = asked.get('unread');
if (line !== null) room.unreadLine = all.at(-Number(line))?.at;
const notes: string[] = [];
const client = stageClient(room, notes);
const theme = asked.get('theme');
if (theme !== null) document.documentElement.dataset.theme = theme;
preferences.set({
  density: asked.get('density') === 'compact' ? 'compact' : 'comfortable',
  language: asked.get('language') ?? 'en',
});
view.set({ room: room as unknown as Room });

await startWords();

const element = document.getElementById('app');
if (element === null) throw new Error('index.html has no element #app');
createRoot(element).render(
  <ClientProvider value={client}>
    <main className="stage">
      <Timeline room={room as unknown as Room} />
    </main>
    <Toaster />
    <Tooltips />
  </ClientProvider>,
);

Object.assign(globalThis, { stage: { room, timeline, notes, view, preferences, entryOf } });
