import { useEffect, useState } from 'react';

/** How many whole seconds there are until then, counted down; 0 when it is past. `at` is in milliseconds since 1970. */
export function useSecondsUntil(at: number): number {
  const [seconds, setSeconds] = useState(() => secondsUntil(at));
  useEffect(() => {
    const count = () => setSeconds(secondsUntil(at));
    count();
    const timer = setInterval(count, 500);
    return () => clearInterval(timer);
  }, [at]);
  return seconds;
}

function secondsUntil(at: number): number {
  return Math.max(0, Math.ceil((at - Date.now()) / 1000));
}
