import { inSeconds, retryMs, retryMsMax } from '../backoff.ts';
import { become, type Conversation, type Deed, exit, note, type Step } from './model.ts';

const wayBack = 'press Enter to come back, Ctrl-D to leave';

// The sixth pause is the first of full length (1, 2, 4, 8, 16, 30 s).
const lossesQuiet = 7;

/**
 * The connection is over, or could not be made. Only a loss brings the client back by itself: a server that closed on
 * purpose would do it again, and whoever never got in has nothing to come back to.
 */
export function ended(now: Conversation, reason: string | undefined, dice: number): Step {
  const { stage, address } = now;
  const because = reason === undefined ? '' : ` (${reason})`;
  if (stage.state === 'leaving') return exit(now, 0, []);
  if (now.pseudo === undefined) {
    return exit(
      now,
      1,
      [],
      stage.state === 'connecting' ? unreachable(address, reason) : neverIn(address, because),
    );
  }
  if (stage.state === 'talking' && stage.forcedOut) {
    return become(now, 'dormant', [note(`you were away too long and were put out; ${wayBack}`)]);
  }
  if (stage.state === 'asked' && reason === undefined) {
    return become(now, 'dormant', [
      note(`${address} got no good pseudo and closed the connection; ${wayBack}`),
    ]);
  }
  const losses = now.losses + 1;
  const ms = retryMs(losses, dice);
  const what =
    stage.state === 'connecting'
      ? `cannot reach ${address}${because}`
      : `connection to ${address} lost${because}`;
  const deeds: Deed[] = [{ do: 'wait', ms }];
  // A night without network must not fill the screen: once the pauses stop growing, nothing new is to be told.
  if (losses < lossesQuiet || stage.state !== 'connecting')
    deeds.unshift(note(`${what}; trying again ${when(losses, ms)}`));
  return become({ ...now, losses }, 'waiting', deeds);
}

function when(losses: number, ms: number): string {
  return losses < lossesQuiet - 1 ? `in ${inSeconds(ms)}` : `every ${inSeconds(retryMsMax)} (Enter: now)`;
}

/** One sentence for who never reached the server. */
export function unreachable(address: string, reason = 'closed'): string {
  const advice =
    reason === 'unknown host'
      ? 'Is the name of the host right?'
      : 'Is the server running? Start it with: sh ./server.sh';
  return `Cannot reach ${address} (${reason}). ${advice}`;
}

function neverIn(address: string, because: string): string {
  return `${address} closed the connection before a pseudo was accepted${because}.`;
}
