import { type CapabilityName, fold, isCapability, readStatusTarget } from '@salon/protocol';
import { accountOf } from '../hub/accounts/registry.ts';
import type { Effect, Said } from '../hub/effect.ts';
import type { MarkedRead } from '../hub/markers/effect.ts';
import { accountsCalled, type CallRules } from '../hub/push/called.ts';
import type { State } from '../hub/state/state.ts';
import { isDirect, pushedLine, pushedMarker } from '../render/irc/push-lines.ts';
import type { Subscription } from '../store/subscriptions.ts';
import type { Book } from './book.ts';
import type { Dispatch } from './dispatch.ts';
import { Shown } from './shown.ts';

/** What the caller needs from around it. */
export interface CallerParts {
  readonly state: State;
  readonly book: Book;
  readonly dispatch: Dispatch;
  readonly serverName: string;
  /** Whether only those are called who are away. */
  readonly onlyAway: boolean;
}

/** Finds out whom something that happened calls, and has it pushed to all of her subscriptions. */
export class Caller {
  private readonly parts: CallerParts;
  private readonly rules: CallRules;
  private readonly shown = new Shown();

  constructor(parts: CallerParts) {
    this.parts = parts;
    const { book, onlyAway } = parts;
    this.rules = { wants: account => book.has(this.credentialOf(account)), onlyAway };
  }

  /** Something happened. */
  noted(effect: Effect): void {
    if (effect.type === 'said') this.said(effect);
    else if (effect.type === 'marked-read') this.markedRead(effect);
    else if (effect.type === 'account-removed') this.shown.forget(effect.credential);
  }

  private said(said: Said): void {
    const { state, book, dispatch, serverName } = this.parts;
    const urgency = isDirect(said) ? 'high' : 'normal';
    for (const account of accountsCalled(state, said, this.rules)) {
      const credential = this.credentialOf(account);
      this.shown.add(credential, this.placeOf(said), said.at);
      for (const subscription of book.of(credential)) {
        dispatch.send(subscription, pushedLine(said, agreedBy(subscription), serverName), urgency);
      }
    }
  }

  /** What was pushed and is read by now may go from her devices (draft/read-marker). */
  private markedRead({ session, target, until }: MarkedRead): void {
    const { state, book, dispatch, serverName } = this.parts;
    const account = state.sessions.get(session)?.identity.account;
    if (account === undefined || until === undefined) return;
    const credential = this.credentialOf(account);
    if (!this.shown.read(credential, fold(target, state.casemapping), until)) return;
    for (const subscription of book.of(credential)) {
      const line = pushedMarker({ target, until }, agreedBy(subscription), serverName);
      if (line !== '') dispatch.send(subscription, line, 'normal');
    }
  }

  /** What she who reads it calls the place in which something was said. */
  private placeOf(said: Said): string {
    const name = isDirect(said) ? said.who.nick : (readStatusTarget(said.target)?.channel ?? said.target);
    return fold(name, this.parts.state.casemapping);
  }

  private credentialOf(account: string): string {
    return accountOf(this.parts.state, account)?.credential ?? '';
  }
}

function agreedBy({ capabilities }: Subscription): ReadonlySet<CapabilityName> {
  return new Set(capabilities.split(' ').filter(isCapability));
}
