import type { HubSettings } from '../../src/hub/limits.ts';

/** Limits that are reached within a few signals. */
export const tightSettings: HubSettings = {
  casemapping: 'ascii',
  nickCharsMax: 6,
  channelBytesMax: 8,
  topicBytesMax: 10,
  kickBytesMax: 10,
  realBytesMax: 10,
  awayBytesMax: 10,
  keyBytesMax: 5,
  channelsPerUserMax: 3,
  listEntriesMax: 1,
  modesPerLineMax: 4,
  silenceEntriesMax: 1,
  acceptEntriesMax: 1,
  knockSeconds: 60,
  renameSeconds: 60,
  answerRowsMax: 50,
  monitorEntriesMax: 2,
  whowasEntriesMax: 3,
  nicksOwned: 'strict',
  nicksPerAccountMax: 2,
  registrationOpen: true,
  channelModesDefault: 'nt',
  userModesDefault: '',
  exempt: [],
  autoOpers: [],
};

/** Limits that a test reaches when it means to, and not by the way. */
export const smallSettings: HubSettings = {
  ...tightSettings,
  nickCharsMax: 9,
  channelBytesMax: 20,
  topicBytesMax: 20,
  kickBytesMax: 20,
  realBytesMax: 100,
  awayBytesMax: 20,
  keyBytesMax: 9,
  channelsPerUserMax: 2,
  listEntriesMax: 2,
  modesPerLineMax: 3,
  silenceEntriesMax: 4,
  acceptEntriesMax: 4,
  whowasEntriesMax: 2,
  monitorEntriesMax: 100,
};
