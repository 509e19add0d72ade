/** What people may upload, and for how long it is kept. */
export interface FileRules {
  readonly fileBytesMax: number;
  readonly accountBytesMax: number;
  readonly totalBytesMax: number;
  /** For how long a file is kept from when its address is said, and as long as it is not. */
  readonly days: number;
  readonly unsaidHours: number;
  readonly atOnceMax: number;
  readonly perOwnerAtOnceMax: number;
  readonly ticketSeconds: number;
  /** Types of media. */
  readonly types: readonly string[];
  readonly guests: boolean;
}
