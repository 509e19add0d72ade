import { accountVerbs } from './accounts.ts';
import { authenticationVerbs } from './authenticate.ts';
import { banVerbs } from './bans.ts';
import { batchVerbs } from './batch.ts';
import { capabilityVerbs } from './capabilities.ts';
import { changeVerbs } from './changes.ts';
import { channelVerbs } from './channels.ts';
import { filehostVerbs } from './filehost.ts';
import { forcedVerbs } from './forced.ts';
import { gatewayVerbs } from './gateway.ts';
import { helpVerbs } from './help.ts';
import { historyVerbs } from './history.ts';
import { identityVerbs } from './identity.ts';
import { listVerbs } from './lists.ts';
import { messageVerbs } from './messages.ts';
import { metadataVerbs } from './metadata.ts';
import { monitorVerbs } from './monitor.ts';
import { operatorVerbs } from './operators.ts';
import { persistenceVerbs } from './persistence.ts';
import { pushVerbs } from './push.ts';
import { queryVerbs } from './queries.ts';
import { readMarkerVerbs } from './read-marker.ts';
import { registrationVerbs } from './registration.ts';
import { replayVerbs } from './replay.ts';
import { searchVerbs } from './search.ts';
import { serverVerbs } from './server.ts';
import { serviceVerbs } from './services.ts';
import type { Verb } from './spec.ts';
import { tokenVerbs } from './tokens.ts';
import { userVerbs } from './users.ts';

/** Every command of IRC that Salon takes, by its name in upper case. */
export const verbs: ReadonlyMap<string, Verb> = new Map(
  Object.entries({
    ...capabilityVerbs,
    ...registrationVerbs,
    ...gatewayVerbs,
    ...authenticationVerbs,
    ...accountVerbs,
    ...tokenVerbs,
    ...identityVerbs,
    ...channelVerbs,
    ...messageVerbs,
    ...batchVerbs,
    ...changeVerbs,
    ...listVerbs,
    ...queryVerbs,
    ...userVerbs,
    ...monitorVerbs,
    ...metadataVerbs,
    ...readMarkerVerbs,
    ...persistenceVerbs,
    ...historyVerbs,
    ...searchVerbs,
    ...pushVerbs,
    ...filehostVerbs,
    ...replayVerbs,
    ...serverVerbs,
    ...operatorVerbs,
    ...banVerbs,
    ...forcedVerbs,
    ...serviceVerbs,
    ...helpVerbs,
  }),
);
