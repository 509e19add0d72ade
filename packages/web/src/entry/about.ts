import { useEffect, useState } from 'react';

/** What the door says of itself before one is in. */
export interface About {
  /** The name of the server. */
  readonly name: string;
  readonly network: string;
  /** The room into which everyone comes; empty for none. */
  readonly lobby: string;
  /** How long a pseudo may be; undefined when it is not said. */
  readonly nickCharsMax: number | undefined;
}

/** What holds when it cannot be asked. */
const unknown: About = { name: '', network: 'Salon', lobby: '#lobby', nickCharsMax: undefined };

let asked: Promise<About> | undefined;

/** What the door says of itself; asked once. */
export function aboutDoor(): Promise<About> {
  asked ??= fetchAbout();
  return asked;
}

/** The same for components; undefined as long as the answer is on its way. */
export function useAbout(): About | undefined {
  const [about, setAbout] = useState<About | undefined>(undefined);
  useEffect(() => {
    let isThere = true;
    void aboutDoor().then(answer => {
      if (isThere) setAbout(answer);
    });
    return () => {
      isThere = false;
    };
  }, []);
  return about;
}

async function fetchAbout(): Promise<About> {
  try {
    const answer = await fetch('about.json', { signal: AbortSignal.timeout(5_000) });
    return answer.ok ? readAbout(await answer.json()) : unknown;
  } catch {
    // The server is away; the entry says so when someone wants to come in.
    asked = undefined;
    return unknown;
  }
}

/** Takes what is of the right kind, and the default for the rest. */
export function readAbout(answer: unknown): About {
  const found = typeof answer === 'object' && answer !== null ? (answer as Record<string, unknown>) : {};
  const text = (key: 'name' | 'network' | 'lobby') => {
    const value = found[key];
    return typeof value === 'string' ? value : unknown[key];
  };
  const nickCharsMax = typeof found.nickCharsMax === 'number' ? found.nickCharsMax : undefined;
  return { name: text('name'), network: text('network'), lobby: text('lobby'), nickCharsMax };
}
