import type { Casemapping } from '@salon/protocol';
import type { HistoryLimits } from './history/limits.ts';
import type { MetadataLimits } from './metadata/limits.ts';
import type { Oper, OperNeeds } from './privilege.ts';

/**
 * What the hub needs to know of the settings. They reach it inside a signal, so that a replay meets the same limits.
 * Lengths are in bytes of UTF-8 unless the name says characters.
 */
export interface HubSettings {
  /** CASEMAPPING. The first that a hub is told holds for as long as it is there. */
  readonly casemapping: Casemapping;
  /** NICKLEN. */
  readonly nickCharsMax: number;
  /** CHANNELLEN. */
  readonly channelBytesMax: number;
  /** TOPICLEN. */
  readonly topicBytesMax: number;
  /** KICKLEN; reasons of PART and QUIT too. */
  readonly kickBytesMax: number;
  /** NAMELEN. */
  readonly realBytesMax: number;
  /** AWAYLEN. */
  readonly awayBytesMax: number;
  /** KEYLEN. */
  readonly keyBytesMax: number;
  /** CHANLIMIT. */
  readonly channelsPerUserMax: number;
  /** MAXLIST. */
  readonly listEntriesMax: number;
  /** MODES. */
  readonly modesPerLineMax: number;
  /** SILENCE. */
  readonly silenceEntriesMax: number;
  /** How many a user may accept. */
  readonly acceptEntriesMax: number;
  /** How long a user must wait between two KNOCKs at the same channel. */
  readonly knockSeconds: number;
  /** How long a channel keeps a name that it was given. */
  readonly renameSeconds: number;
  /** How many rows LIST and WHO show. */
  readonly answerRowsMax: number;
  /** How many nicks one session may watch. */
  readonly monitorEntriesMax: number;
  /** How many who are gone, or had another nick, are remembered for WHOWAS. */
  readonly whowasEntriesMax: number;
  /** Whose the nicks of accounts are: their owners' unless they say otherwise, only if they say so, or everyone's. */
  readonly nicksOwned: 'strict' | 'optional' | 'none';
  /** How many nicks may belong to an account, its name included. */
  readonly nicksPerAccountMax: number;
  /** Whether several sessions of an account may have one nick: unless its owner says otherwise, only if she says so, or never. */
  readonly devices: 'on' | 'owner-decides' | 'off';
  /** Whether users of accounts stay present without a session: unless the owner says otherwise, only if she says so, or never. */
  readonly alwaysOn: 'on' | 'owner-decides' | 'off';
  /** For how many days they do; 0 for ever. */
  readonly alwaysOnDays: number;
  /** In how many sessions an account may be in use. */
  readonly sessionsPerAccountMax: number;
  /** Whether everyone may make an account. */
  readonly registrationOpen: boolean;
  /** Whether everyone who has an account may ask for a vhost. */
  readonly vhostRequests: boolean;
  /** How long one must wait between two such requests. */
  readonly vhostRequestSeconds: number;
  /** The longest vhost, in characters. */
  readonly vhostCharsMax: number;
  /** A regular expression that the whole of a vhost must match. */
  readonly vhostsAllowed: string;
  /** Vhosts that everyone may take who has an account. */
  readonly vhostsOffered: readonly string[];
  /** How cloaks end, which are no vhosts. */
  readonly cloakSuffix: string;
  readonly metadata: MetadataLimits;
  readonly history: HistoryLimits;
  /** Who may let a channel belong to her account: every operator of it, or only operators of the server. */
  readonly channelRegistration: 'open' | 'operators';
  /** How many channels may belong to an account. */
  readonly channelsPerAccountMax: number;
  /** How many accounts may have access to a channel. */
  readonly accessEntriesMax: number;
  /** How the server calls itself: what its services do in channels is shown to come from there. */
  readonly serverName: string;
  /** Letters of the flags that a new channel has, such as `nt`. */
  readonly channelModesDefault: string;
  /** Letters of the modes that everyone has who comes in, such as `i`. */
  readonly userModesDefault: string;
  /** Addresses and networks from which anyone may come in, however far the server is closed. */
  readonly exempt: readonly string[];
  /** Who is an operator of the server without OPER, by her account or certificate: the first that fits counts. */
  readonly autoOpers: readonly (Oper & OperNeeds)[];
  /** Accounts that make one an operator of the server, alone or with more: whose they are is not for everyone to say. */
  readonly operAccounts: readonly string[];
}
