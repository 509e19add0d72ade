/** One capability that a client may ask for (IRCv3 capability negotiation). */
export interface Capability {
  readonly name: string;
  /** Shown behind `=` to clients that speak version 302. */
  readonly value?: string;
  /** One sentence for the reference. */
  readonly meaning: string;
}

/** All capabilities, in the order in which CAP LS shows them. */
export const capabilities = [
  { name: 'echo-message', meaning: 'The client is shown its own messages as the server passed them on.' },
  { name: 'message-tags', meaning: 'Lines may carry tags.' },
  { name: 'server-time', meaning: 'Lines carry the time at which the server took them, as the tag `time`.' },
] as const satisfies readonly Capability[];

/** The name of a capability of the table. */
export type CapabilityName = (typeof capabilities)[number]['name'];

/** Whether a name stands in the table. */
export function isCapability(name: string): name is CapabilityName {
  return capabilities.some(capability => capability.name === name);
}
