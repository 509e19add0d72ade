/** How strict transport security is set. */
export interface StsPolicy {
  readonly enabled: boolean;
  /** Where to come by TLS. */
  readonly port: number;
  readonly durationSeconds: number;
  readonly preload: boolean;
}

/**
 * The value of the capability `sts` for a connection (IRCv3 strict transport security): in plaintext where to come by
 * TLS, under TLS for how long to stay with it. Undefined when it is not shown.
 */
export function stsValue(settings: StsPolicy, secure: boolean): string | undefined {
  if (!settings.enabled) return undefined;
  if (!secure) return `port=${settings.port}`;
  return `duration=${settings.durationSeconds}${settings.preload ? ',preload' : ''}`;
}
