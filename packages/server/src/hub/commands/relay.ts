import { hasForbiddenCharacter, relaySeparator } from '@salon/protocol';
import { isMemorable, memoryOf } from '../history/memory.ts';
import { identityOf } from '../identity.ts';
import type { Relay } from '../signal.ts';
import { audienceOf } from '../state/channel.ts';
import { ranksAtLeast } from '../state/rank.ts';
import { messageId } from '../state/state.ts';
import { byMember, refuse } from './spec.ts';
import { asSaidIn, whatIsUnsaid } from './wording.ts';

/** A bridge, which must be an operator of the channel, speaks for someone who is not here (IRCv3 relaymsg). */
export const relay = byMember<Relay>((scene, command) => {
  const { state, channel, member, user, at, session } = scene;
  const { nick, tags } = command;
  if (!ranksAtLeast(member, 'operator'))
    return refuse(scene, { code: 'relay-not-allowed', channel: channel.name });
  if (!isRelayNick(nick, scene.settings.nickCharsMax)) {
    return refuse(scene, { code: 'relay-nick-invalid', nick });
  }
  const because = whatIsUnsaid(channel, command);
  if (because !== undefined) return refuse(scene, { code: 'may-not-speak', channel: channel.name, because });

  const said = { ...asSaidIn(channel, command), manner: 'message' } as const;
  const { user: name, host, nick: relayedBy } = user.identity;
  return [
    {
      type: 'said',
      id: messageId(state),
      at,
      to: audienceOf(channel),
      origin: session,
      who: identityOf(nick, name, host, nick),
      target: channel.name,
      manner: 'message',
      text: said.text,
      relayedBy,
      history: isMemorable(said) ? memoryOf(state, channel) : undefined,
      ...(tags !== undefined && { tags }),
    },
  ];
});

/**
 * A made-up nick has the separator in it, so that no one who is here can be called so, and nothing of a mask. It
 * looks like what it is: terminals show it as it stands.
 */
function isRelayNick(nick: string, charsMax: number): boolean {
  return (
    nick.includes(relaySeparator) &&
    nick.length <= charsMax &&
    !hasForbiddenCharacter(nick) &&
    /^[^!@*?:#&+%~][^!@*?]*$/.test(nick)
  );
}
