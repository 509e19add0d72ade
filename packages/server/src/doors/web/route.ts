import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Origin } from '../../hub/identity.ts';

/**
 * Some paths of the web door, and who answers there. The first route of the list whose paths match answers; it decides
 * itself which methods it knows. The headers that every page has are set before, and it may set others over them.
 */
export interface Route {
  /** Whether a path is its own: as it came, percent-encoded, without the query. */
  readonly matches: (path: string) => boolean;
  /**
   * Answers a request. What it throws or rejects with ends that request with 500 and an incident in the log. `origin` is
   * where the request comes from: behind a trusted proxy, where the proxy says.
   */
  readonly serve: (
    request: IncomingMessage,
    response: ServerResponse,
    origin: Origin,
  ) => void | Promise<void>;
}
