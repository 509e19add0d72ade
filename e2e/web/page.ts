import type { BrowserContextOptions } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { closing } from '../support/stage.ts';
import { Chromium, type Visitor } from './visitor.ts';

/** Someone who opens the page of the server at a port, until the test ends: then it must have nothing to complain of. */
type Visit = (webPort: number, options?: BrowserContextOptions) => Promise<Visitor>;

/** A Chromium for all tests of what is described, and how people come to the page with it. */
export function visitsWithChromium(): Visit {
  let chromium: Chromium | undefined;
  beforeAll(async () => {
    chromium = await Chromium.open();
  });
  afterAll(() => chromium?.close());
  return async (webPort, options) => {
    if (chromium === undefined) throw new Error('Chromium is not open yet');
    return closing(await chromium.visitor(webPort, options));
  };
}
