/** What the server tells of itself at `about.json`, as far as it is shown. */
export interface ServerFacts {
  readonly version: string | undefined;
}

/** Takes what is of the right kind. The version is without the name of the program, as `0.1.0`. */
export function readServerFacts(answer: unknown): ServerFacts {
  const found = typeof answer === 'object' && answer !== null ? (answer as Record<string, unknown>) : {};
  const version = typeof found.version === 'string' ? found.version.replace(/^salon-/, '') : undefined;
  return { version };
}

/** Asks the server; what it does not tell is unknown. */
export async function fetchServerFacts(): Promise<ServerFacts> {
  try {
    const answer = await fetch('about.json', { signal: AbortSignal.timeout(5_000) });
    return readServerFacts(answer.ok ? await answer.json() : undefined);
  } catch {
    // The server is away: nothing is known of it.
    return readServerFacts(undefined);
  }
}
