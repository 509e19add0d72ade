import { answerJson, answerPlainly, onlyReads } from './answers.ts';
import type { Route } from './route.ts';

/** What the browser client reads before it connects. */
export interface About {
  /** The name of the server, and that of its network. */
  readonly name: string;
  readonly network: string;
  /** The channel in which everyone meets. */
  readonly lobby: string;
  readonly version: string;
  readonly nickCharsMax: number;
  /** Whether accounts can be made. */
  readonly registration: boolean;
}

/** What is asked of a server by those who watch it, and by its own page. */
export function statusRoutes(about: () => About, faults: () => readonly string[]): readonly Route[] {
  return [
    {
      matches: path => path === '/healthz',
      serve: (request, response) => {
        if (onlyReads(request, response)) answerPlainly(response, 200, 'ok');
      },
    },
    {
      matches: path => path === '/readyz',
      serve: (request, response) => {
        if (!onlyReads(request, response)) return;
        const wrong = faults();
        if (wrong.length === 0) answerPlainly(response, 200, 'ready');
        else answerPlainly(response, 503, wrong.join('\n'));
      },
    },
    {
      matches: path => path === '/about.json',
      serve: (request, response) => {
        if (onlyReads(request, response)) answerJson(response, about());
      },
    },
  ];
}
