import type { Keep } from '@salon/client';

/**
 * Keeps in the browser, under names of its own. Where the browser keeps nothing (it is forbidden, or there is no room
 * any more), it is kept as long as the page is there.
 */
export function keepIn(storage: () => Storage, prefix: string): Keep {
  const memory = new Map<string, string | undefined>();
  return {
    get: key => {
      if (memory.has(key)) return memory.get(key);
      try {
        return storage().getItem(prefix + key) ?? undefined;
      } catch {
        // Even to look is forbidden.
        return undefined;
      }
    },
    set: (key, value) => {
      try {
        if (value === undefined) storage().removeItem(prefix + key);
        else storage().setItem(prefix + key, value);
        memory.delete(key);
      } catch {
        // What was kept before would come back as if it were new: memory goes before it.
        memory.set(key, value);
      }
    },
  };
}

/** What this browser keeps. */
export const keep = keepIn(() => localStorage, 'salon.');

/** What is kept as long as this tab is there, over reloads too. */
export const keepOfTab = keepIn(() => sessionStorage, 'salon.');
