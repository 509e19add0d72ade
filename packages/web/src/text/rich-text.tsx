import { namesIn } from '@salon/client/text';
import { useMemo } from 'react';
import { useClient } from '../app/use-client.ts';
import { Line } from './line.tsx';
import styles from './text.module.css';

/** Text of people on one line: a topic, why someone is away, a status. */
export function RichText({ text }: { readonly text: string }) {
  const client = useClient();
  const names = useMemo(() => namesIn(client), [client]);
  return (
    <span className={styles.inline} dir="auto">
      <Line text={text.replaceAll('\n', ' ')} names={names} />
    </span>
  );
}
