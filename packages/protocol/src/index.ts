/** The language on the wire, without any I/O: what servers, clients and browsers share. */
export { formatLine } from './line/format.ts';
export type { Message, Tags } from './line/message.ts';
export { parseLine } from './line/parse.ts';
export { clipText, cutText, splitText, utf8Bytes } from './line/split.ts';
export { escapeTagValue, formatTags, parseTags } from './line/tags.ts';
export { type Casemapping, casemappings, fold } from './names/casemapping.ts';
export {
  type ChannelNameFault,
  channelNameFault,
  hasForbiddenCharacter,
  isChannelName,
} from './names/channel.ts';
export { hostCharsMax, isHostName } from './names/host.ts';
export { completeMask, hasWildcard, matchesFolded, matchesMask } from './names/mask.ts';
export { isMetadataKey } from './names/metadata-key.ts';
export {
  addressBytes,
  containsNetwork,
  firstBits,
  formatNetwork,
  isInNetwork,
  type Network,
  readNetwork,
} from './names/network.ts';
export { type NickFault, nickFault } from './names/nick.ts';
export { type ServiceName, serviceNamed } from './names/services.ts';
export { skeletonOf, skeletonsOf } from './names/skeleton.ts';
export {
  type Capability,
  type CapabilityName,
  capabilities,
  isCapability,
  relaySeparator,
} from './tables/capabilities.ts';
export {
  type ChannelMode,
  channelMode,
  channelModes,
  type ModeKind,
  modeLetters,
  prefixSymbol,
  prefixSymbols,
  type Rank,
  ranks,
} from './tables/channel-modes.ts';
export { drafts, onceTag } from './tables/drafts.ts';
export { completeEntry, type Extban, extbans, readExtban } from './tables/extbans.ts';
export { type AnnouncedLimits, isupportTokens, lobbyToken } from './tables/isupport.ts';
export {
  formatModes,
  type ModeChange,
  type ModeRequest,
  parseModes,
  signedLetters,
  userModes,
} from './tables/modes.ts';
export { type Numeric, type NumericName, numerics } from './tables/numerics.ts';
export { readStatusTarget, type StatusTarget } from './tables/status-targets.ts';
export { type Ctcp, isForPrograms, readCtcp, writeAction } from './text/ctcp.ts';
export { type Duration, readDuration } from './text/durations.ts';
export { hasFormatting, stripControls, stripFormatting } from './text/formatting.ts';
export { joinLines, type MessageLine } from './text/message-lines.ts';
export { readTime, timestampOf, writeTime } from './text/timestamp.ts';
