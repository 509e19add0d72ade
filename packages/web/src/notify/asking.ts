import { Store } from '../app/store.ts';
import { keep } from '../browser/keep.ts';

const place = 'asked-to-notify';

/** Whether it is time to ask if notifications are wanted: once, and not before there was something to notify of. */
export const asking = new Store<{ readonly wasMentioned: boolean; readonly wasAsked: boolean }>({
  wasMentioned: false,
  wasAsked: keep.get(place) !== undefined,
});

/** She has answered, one way or the other: the settings have it from now on. */
export function asked(): void {
  keep.set(place, 'yes');
  asking.set({ wasAsked: true });
}
