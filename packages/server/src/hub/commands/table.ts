import { addAccount } from '../accounts/add-account.ts';
import { endLogins } from '../accounts/end-logins.ts';
import { endSession } from '../accounts/end-session.ts';
import { ghost } from '../accounts/ghost.ts';
import { groupNick } from '../accounts/group-nick.ts';
import { logIn } from '../accounts/log-in.ts';
import { removeAccount } from '../accounts/remove-account.ts';
import { setAccount } from '../accounts/set-account.ts';
import { verifyAccount } from '../accounts/verify-account.ts';
import { banSomeone } from '../bans/ban-someone.ts';
import { setDefcon } from '../bans/set-defcon.ts';
import { unban } from '../bans/unban.ts';
import { edit } from '../changes/edit.ts';
import { redact } from '../changes/redact.ts';
import { forceJoin } from '../forced/force-join.ts';
import { forceMode, forceUserMode } from '../forced/force-mode.ts';
import { forcePart } from '../forced/force-part.ts';
import { forceRename } from '../forced/force-rename.ts';
import { removeSaid } from '../history/remove-said.ts';
import { markRead } from '../markers/mark-read.ts';
import { clearMetadata } from '../metadata/clear.ts';
import { setMetadata } from '../metadata/set.ts';
import { forgetSubscriptions, subscribeMetadata, unsubscribeMetadata } from '../metadata/subscribe.ts';
import { clearChannel } from '../registered/clear-channel.ts';
import { dropChannel } from '../registered/drop-channel.ts';
import { purgeChannel } from '../registered/purge-channel.ts';
import { registerChannel } from '../registered/register-channel.ts';
import { setAccess } from '../registered/set-access.ts';
import { setChannel } from '../registered/set-channel.ts';
import { setRank } from '../registered/set-rank.ts';
import { acceptChannel, transferChannel } from '../registered/transfer-channel.ts';
import type { Command } from '../signal.ts';
import { decideVhost } from '../vhosts/decide-vhost.ts';
import { forbidVhosts } from '../vhosts/forbid-vhosts.ts';
import { requestVhost } from '../vhosts/request-vhost.ts';
import { setVhost } from '../vhosts/set-vhost.ts';
import { switchVhost } from '../vhosts/switch-vhost.ts';
import { takeVhost } from '../vhosts/take-vhost.ts';
import { accept } from './accept.ts';
import { away } from './away.ts';
import { changeHost } from './change-host.ts';
import { configure } from './configure.ts';
import { die } from './die.ts';
import { enter } from './enter.ts';
import { expire } from './expire.ts';
import { incident } from './incident.ts';
import { invite } from './invite.ts';
import { join } from './join.ts';
import { kick } from './kick.ts';
import { kill } from './kill.ts';
import { knock } from './knock.ts';
import { leave } from './leave.ts';
import { mode } from './mode.ts';
import { monitor } from './monitor.ts';
import { oper } from './oper.ts';
import { operFailed } from './oper-failed.ts';
import { part, partAll } from './part.ts';
import { rehash } from './rehash.ts';
import { relay } from './relay.ts';
import { rename } from './rename.ts';
import { renameChannel } from './rename-channel.ts';
import { restore } from './restore.ts';
import { saving } from './saving.ts';
import { say } from './say.ts';
import { setReal } from './set-real.ts';
import { silence } from './silence.ts';
import type { CommandSpec } from './spec.ts';
import { tell } from './tell.ts';
import { topic } from './topic.ts';
import { userMode } from './user-mode.ts';
import { wallops } from './wallops.ts';

/** Every command that changes something, by the type of its signal. */
export const commands: { readonly [T in Command['type']]: CommandSpec<Extract<Command, { type: T }>> } = {
  accept,
  'accept-channel': acceptChannel,
  'add-account': addAccount,
  away,
  ban: banSomeone,
  'change-host': changeHost,
  'clear-metadata': clearMetadata,
  'clear-channel': clearChannel,
  configure,
  'decide-vhost': decideVhost,
  defcon: setDefcon,
  die,
  'drop-channel': dropChannel,
  edit,
  'end-logins': endLogins,
  'end-session': endSession,
  enter,
  expire,
  'forbid-vhosts': forbidVhosts,
  'forget-subscriptions': forgetSubscriptions,
  ghost,
  'group-nick': groupNick,
  'force-join': forceJoin,
  'force-mode': forceMode,
  'force-part': forcePart,
  'force-rename': forceRename,
  'force-user-mode': forceUserMode,
  incident,
  saving,
  invite,
  join,
  kick,
  kill,
  knock,
  leave,
  'log-in': logIn,
  'mark-read': markRead,
  mode,
  monitor,
  oper,
  'oper-failed': operFailed,
  part,
  'part-all': partAll,
  'purge-channel': purgeChannel,
  redact,
  'register-channel': registerChannel,
  rehash,
  relay,
  'remove-account': removeAccount,
  'remove-said': removeSaid,
  rename,
  'rename-channel': renameChannel,
  'request-vhost': requestVhost,
  restore,
  say,
  'set-access': setAccess,
  'set-account': setAccount,
  'set-metadata': setMetadata,
  'set-channel': setChannel,
  'set-rank': setRank,
  'set-real': setReal,
  'set-vhost': setVhost,
  silence,
  'subscribe-metadata': subscribeMetadata,
  'switch-vhost': switchVhost,
  'take-vhost': takeVhost,
  tell,
  topic,
  unban,
  'unsubscribe-metadata': unsubscribeMetadata,
  'transfer-channel': transferChannel,
  'user-mode': userMode,
  'verify-account': verifyAccount,
  wallops,
};
