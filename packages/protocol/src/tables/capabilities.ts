import { drafts } from './drafts.ts';

/** One capability that a client may ask for (IRCv3 capability negotiation). */
export interface Capability {
  readonly name: string;
  /** Shown behind `=` to clients that speak version 302. */
  readonly value?: string;
  /** One sentence for the reference. */
  readonly meaning: string;
}

/** What a made-up nick of RELAYMSG has in it and a real one has not. */
export const relaySeparator = '/';

/** All capabilities, in the order in which CAP LS shows them. */
export const capabilities = [
  { name: 'account-notify', meaning: 'The client is told when someone logs in or out.' },
  { name: 'account-tag', meaning: 'Lines carry the account of who sent them, as the tag `account`.' },
  { name: 'away-notify', meaning: 'The client is told when someone goes away or is back.' },
  { name: 'batch', meaning: 'Lines that belong together may come as a batch.' },
  { name: 'cap-notify', meaning: 'The client is told when capabilities come and go.' },
  { name: 'chghost', meaning: "The client is told when someone's user name or host changes." },
  {
    name: drafts.accountRegistration,
    meaning:
      'Accounts are made with REGISTER and VERIFY; the value says how, and it is shown where they can be.',
  },
  { name: drafts.channelRename, meaning: 'The client understands that a channel has another name.' },
  {
    name: drafts.chathistory,
    meaning: 'The client asks by itself for what was said, with CHATHISTORY, and is not shown it unasked.',
  },
  {
    name: drafts.eventPlayback,
    meaning: 'What CHATHISTORY shows has what happened beside the talk in it: JOIN, PART, TOPIC and others.',
  },
  { name: drafts.extendedIsupport, meaning: 'RPL_ISUPPORT comes as a batch, and before registration too.' },
  {
    name: drafts.messageEdit,
    meaning: 'The client may edit what it said, and is shown edits as such.',
  },
  {
    name: drafts.messageRedaction,
    meaning: 'The client may take back what it said, and is told what others take back.',
  },
  {
    name: drafts.metadata,
    meaning: 'The client may set metadata of users and channels, and is told of them; it needs `batch` too.',
  },
  {
    name: drafts.multiline,
    meaning:
      'The client may send messages of several lines as a batch, and is shown them so; it needs `batch` too, and the value tells how long they may be.',
  },
  {
    name: drafts.persistence,
    meaning:
      'The client is told on coming in whether its user stays when the last device is gone (PERSISTENCE).',
  },
  { name: drafts.preAway, meaning: 'The client may say that it is away before it has registered.' },
  {
    name: drafts.readMarker,
    meaning: 'The client is told how far its user has read, here and with other clients of hers.',
  },
  {
    name: drafts.relaymsg,
    value: relaySeparator,
    meaning: 'The client is told which bridge passed a message on.',
  },
  {
    name: drafts.webpush,
    meaning: 'The client may ask for push messages while it is not connected, with WEBPUSH.',
  },
  { name: 'echo-message', meaning: 'The client is shown its own messages as the server passed them on.' },
  { name: 'extended-join', meaning: 'JOIN carries the account and the real name.' },
  {
    name: 'extended-monitor',
    meaning:
      'What other capabilities tell of people in its channels, the client is told of those it monitors too.',
  },
  { name: 'invite-notify', meaning: 'The client is told when others are invited into its channels.' },
  { name: 'labeled-response', meaning: 'Answers carry the label that the client gave its line.' },
  { name: 'message-tags', meaning: 'Lines may carry tags.' },
  { name: 'multi-prefix', meaning: 'NAMES and WHO show all prefixes of a member, not only the highest.' },
  { name: 'no-implicit-names', meaning: 'The client is not shown who is in a channel when it goes in.' },
  {
    name: 'sasl',
    meaning: 'The client may log in with AUTHENTICATE; the value names the mechanisms.',
  },
  { name: 'server-time', meaning: 'Lines carry the time at which the server took them, as the tag `time`.' },
  { name: 'setname', meaning: 'The client is told when someone changes the real name.' },
  { name: 'soju.im/search', meaning: 'The client may look for what was said, with SEARCH.' },
  { name: drafts.webpushOfSoju, meaning: 'The same as `draft/webpush`, under its older name.' },
  { name: 'standard-replies', meaning: 'The client understands FAIL, WARN and NOTE.' },
  { name: 'userhost-in-names', meaning: 'NAMES shows `nick!user@host` in place of the nick.' },
  {
    name: 'znc.in/playback',
    meaning: 'The client asks `*playback` for what was said since a time, as it asks ZNC.',
  },
] as const satisfies readonly Capability[];

/** The name of a capability of the table. */
export type CapabilityName = (typeof capabilities)[number]['name'];

/** Whether a name stands in the table. */
export function isCapability(name: string): name is CapabilityName {
  return capabilities.some(capability => capability.name === name);
}
