import { formatModes } from '@salon/protocol';
import type { Force } from '../../hub/forced/effect.ts';

/** What an operator makes someone do, as words that follow whom. */
export function forceWords({ did, about }: Force): string {
  switch (did) {
    case 'join':
      return `go into ${about}`;
    case 'part':
      return `go out of ${about}`;
    case 'rename':
      return `be called ${about}`;
    case 'mode':
      return `have the modes ${formatModes(about)}`;
  }
}
