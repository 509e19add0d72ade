/** Whether a profile may be called so: it is the name of a file. */
export function isProfileName(name: string): boolean {
  return /^\w[\w.-]{0,63}$/.test(name);
}
