/**
 * The tag by which a client marks what it says, so that it is said once even when it is sent again: a word that no
 * other message has. A client-only tag of Salon's own; it stays on the message in the history.
 */
export const onceTag = '+salon/once';

/**
 * Names out of IRCv3 specifications that are not final yet, in one place: when one becomes final, its name changes
 * here alone.
 */
export const drafts = {
  accountRegistration: 'draft/account-registration',
  channelRename: 'draft/channel-rename',
  /** A capability. */
  chathistory: 'draft/chathistory',
  /** The tag of a batch behind which there is no more in the direction that was asked for. */
  chathistoryEnd: 'draft/chathistory-end',
  /** A type of batch. */
  chathistoryTargets: 'draft/chathistory-targets',
  /** The tag of a batch whose lines are the new text of the message that it names. */
  edit: 'draft/edit',
  /** The tag of a message that has another text than it had, with the time since when. */
  edited: 'draft/edited',
  /** A capability. */
  eventPlayback: 'draft/event-playback',
  extendedIsupport: 'draft/extended-isupport',
  /** A type of batch. */
  isupport: 'draft/isupport',
  /** A token of RPL_ISUPPORT. */
  filehost: 'draft/FILEHOST',
  /** The same, as bouncers called it that had it first. */
  filehostOfSoju: 'soju.im/FILEHOST',
  /** A capability. */
  messageEdit: 'draft/message-edit',
  /** A capability. */
  messageRedaction: 'draft/message-redaction',
  /** A capability. */
  metadata: 'draft/metadata-3',
  /** A capability, and a type of batch. */
  multiline: 'draft/multiline',
  /** The tag of a line that goes on where the one before it ended. */
  multilineConcat: 'draft/multiline-concat',
  persistence: 'draft/persistence',
  preAway: 'draft/pre-away',
  readMarker: 'draft/read-marker',
  /** A capability, and the tag that names who passed a message on. */
  relaymsg: 'draft/relaymsg',
  /** A capability. */
  webpush: 'draft/webpush',
  /** The same, as bouncers called it that had it first. */
  webpushOfSoju: 'soju.im/webpush',
} as const;
