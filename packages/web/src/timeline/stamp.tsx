import styles from './message.module.css';
import { useTalk } from './talk.ts';

/** When it was said. */
export function Stamp({ at, id }: { readonly at: number; readonly id?: string }) {
  const { times } = useTalk();
  return (
    <time className={styles.stamp} id={id} dateTime={new Date(at).toISOString()} title={times.full(at)}>
      {times.clock(at)}
    </time>
  );
}
