/** What stands for a secret where settings are shown. It is no secret itself: settings that hold it are refused. */
export const hiddenSecret = '$hidden';

/** A value of the settings, at a path, as it may be shown to who runs the server: without the secrets in it. */
export function withoutSecrets(value: unknown, path: readonly string[] = []): unknown {
  if (Array.isArray(value)) return value.map(part => withoutSecrets(part, path));
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value).map(([key, part]) => [key, withoutSecrets(part, [...path, key])]),
    );
  }
  return isSecret(path) && value !== '' ? hiddenSecret : value;
}

/** Whether what stands at a path is a secret, and so is not to be shown. */
export function isSecret(path: readonly string[]): boolean {
  const last = path.at(-1);
  // The key of a certificate is the name of a file.
  return last === 'password' || (last === 'key' && path[0] === 'cloak');
}
