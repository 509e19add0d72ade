import { fold } from '@salon/protocol';
import type { Kept } from '../effect.ts';
import type { SessionId } from '../session.ts';
import type { KeptKind } from './spec.ts';

/** Under which key something of a name is kept: the same whatever the casemapping, which may be another one later. */
export function keptKey(name: string): string {
  return fold(name, 'ascii');
}

/** Says that what is kept under a name is another thing now, or nothing any more. */
export function kept(
  { at, session }: { readonly at: number; readonly session: SessionId },
  kind: KeptKind,
  name: string,
): Kept {
  return { type: 'kept', at, session, kind, key: keptKey(name) };
}
