import { Store } from '../app/store.ts';

/** What browsers that can install a page hand out, to be asked when the user wants it. */
interface InstallPrompt extends Event {
  prompt(): Promise<unknown>;
}

/** Whether the browser can install the page, by asking the user. */
export const installing = new Store<{ readonly prompt: InstallPrompt | undefined }>({ prompt: undefined });

/** Keeps what the browser hands out, in place of the bar with which it would ask by itself. */
export function followInstalling(): void {
  window.addEventListener('beforeinstallprompt', event => {
    event.preventDefault();
    installing.set({ prompt: event as InstallPrompt });
  });
  window.addEventListener('appinstalled', () => installing.set({ prompt: undefined }));
}

/** Asks the user whether the page is to be an app. It can be asked once. */
export async function install(): Promise<void> {
  const { prompt } = installing.now;
  installing.set({ prompt: undefined });
  await prompt?.prompt();
}
