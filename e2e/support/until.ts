/** How long a test waits for what must come, on a slow machine under load. Milliseconds. */
const patienceMs = 15_000;

/**
 * Polls until `look` gives something other than undefined or false. Fails with what was waited for, and with what
 * was there instead.
 */
export async function until<T>(
  what: string,
  look: () => T | undefined | false | Promise<T | undefined | false>,
  instead: () => string | Promise<string> = () => '',
): Promise<T> {
  const deadline = Date.now() + patienceMs;
  for (;;) {
    const found = await look();
    if (found !== undefined && found !== false) return found;
    if (Date.now() > deadline) throw new Error(`waited in vain for ${what}\n${await instead()}`);
    await new Promise(resolve => setTimeout(resolve, 20));
  }
}
