import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'vite';
import { type BuiltFile, cacheList, fingerprint, type Shell } from '../src/offline/cache-list.ts';

const source = fileURLToPath(new URL('../src/offline/worker.ts', import.meta.url));

/**
 * Builds the service worker as `sw.js` at the root, with the list of what it keeps. It comes after all else is built, and
 * in a build of its own: all of it has to be in one file, since not all browsers know modules there.
 */
export function worker(): Plugin {
  let publicFolder = '';
  return {
    name: 'salon-worker',
    apply: 'build',
    enforce: 'post',
    configResolved: config => {
      publicFolder = config.publicDir;
    },
    async generateBundle(_, bundle) {
      const built = Object.values(bundle).map(file =>
        described(file.fileName, file.type === 'chunk' ? file.code : file.source),
      );
      const all = [...built, ...filesIn(publicFolder)];
      // What the worker itself does is part of the version, too: the same cache is not filled by two of them.
      const code = await workerCode({ version: '', files: [] });
      const version = hashOf(`${fingerprint(all)}\n${code}`).slice(0, 12);
      const shell: Shell = { version, files: cacheList(all) };
      this.emitFile({ type: 'asset', fileName: 'sw.js', source: await workerCode(shell) });
    },
  };
}

async function workerCode(shell: Shell): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    define: { builtShell: JSON.stringify(shell) },
    build: {
      write: false,
      target: 'es2022',
      rolldownOptions: { input: source, output: { format: 'iife' } },
    },
  });
  const [output] = 'output' in result ? result.output : [];
  if (output === undefined) throw new Error('the service worker was not built');
  return output.code;
}

function filesIn(folder: string): readonly BuiltFile[] {
  return readdirSync(folder).map(name => described(name, readFileSync(join(folder, name))));
}

function described(path: string, content: string | Uint8Array): BuiltFile {
  return { path, bytes: Buffer.byteLength(content), hash: hashOf(content) };
}

function hashOf(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}
