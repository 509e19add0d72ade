import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Settings } from '../config/schema.ts';
import { makeLogger } from '../observe/logger.ts';
import { openHistory } from '../server/history.ts';
import { Server } from '../server/server.ts';
import { StoreError } from '../store/fault.ts';
import { Store } from '../store/store.ts';
import { askServer, type Terminal } from './control/client.ts';
import { controlPath } from './control/path.ts';
import { adminHelp } from './help.ts';
import { readRequest } from './read.ts';
import { type AdminResult, runAdmin, showLines, shownAnswer } from './run.ts';
import type { AdminRequest } from './spec.ts';

/**
 * Does what the command line asks for: by the server that has the data folder or, when none has it, by one without
 * doors that has it meanwhile. Resolves to the exit code. Rejects with a `StoreError` when the folder cannot be used.
 */
export async function administer(
  asked: Omit<AdminRequest, 'folder'>,
  settings: Settings,
  terminal: Terminal,
  tries = triesMax,
): Promise<number> {
  const request = { ...asked, folder: process.cwd() };
  const read = readRequest(request);
  if ('wrong' in read) return show({ lines: [], complaint: read.wrong, exit: 2 }, terminal);
  if ('help' in read) return show({ lines: adminHelp(read.help), exit: 0 }, terminal);
  const { word, call } = read;
  const isAsked = word.asksPassword === true && call.options.generate !== true;
  const password = isAsked ? await terminal.askPassword() : undefined;
  if ('alone' in word) return show(shownAnswer(await word.alone({ ...call, password }), call), terminal);
  if ('stopped' in word) return show(shownAnswer(await word.stopped(settings, call), call), terminal);
  const folder = resolve(settings.data.folder);
  if (!word.changes?.(call) && !Store.isIn(folder)) {
    return show({ lines: [], complaint: `Nothing is kept in ${folder} yet.`, exit: 1 }, terminal);
  }
  return await byOneServer({ ...request, password }, settings, terminal, tries);
}

/** By the server that listens in the data folder or, where none does, by this process once it has the folder's lock. */
async function byOneServer(
  request: AdminRequest,
  settings: Settings,
  terminal: Terminal,
  triesMax: number,
): Promise<number> {
  const path = controlPath(settings.data.folder);
  for (let tries = 1; ; tries += 1) {
    const exit = await askServer(path, request, terminal);
    if (exit !== 'nobody') return exit;
    const store = openUnlessInUse(settings);
    if (store !== undefined) return withoutDoors(request, settings, store, terminal);
    // A server that begins or ends is there, and does not listen; so is another command line.
    if (tries >= triesMax) {
      terminal.err(
        `Another process has the data folder ${resolve(settings.data.folder)}, and no server listens at ${path}.`,
      );
      return 1;
    }
    await pause(pauseMs);
  }
}

function openUnlessInUse(settings: Settings): Store | undefined {
  try {
    return Store.open(settings.data);
  } catch (error) {
    if (error instanceof StoreError && error.fault === 'in-use') return undefined;
    throw error;
  }
}

async function withoutDoors(
  request: AdminRequest,
  settings: Settings,
  store: Store,
  terminal: Terminal,
): Promise<number> {
  const logger = makeLogger({ level: 'silent', format: 'json' });
  const history = await openHistory(settings, false, logger);
  const files = join(resolve(settings.data.folder), 'files');
  const server = new Server({ settings: { ...settings, doors: [] }, logger, store, history, files });
  await server.start();
  try {
    return await show(await runAdmin(server.hands, request), terminal);
  } finally {
    await server.stop();
  }
}

async function show(result: AdminResult, { out, err }: Terminal): Promise<number> {
  const { complaint, exit } = await showLines(result, line => {
    out(line);
    return true;
  });
  if (complaint !== undefined) err(complaint);
  return exit;
}

/** How often, and how long, a server is waited for that has the folder and does not listen. */
const triesMax = 50;
const pauseMs = 100;
