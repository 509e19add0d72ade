import { defineConfig } from 'vitest/config';

/** What begins processes, floods servers, writes and reads much that was said, or tries very many cases: too slow for the quick part. */
const slow = [
  'packages/server/test/admin/{control,import,words}.test.ts',
  'packages/server/test/attacks/**/*.test.ts',
  'packages/server/test/{client,history}/**/*.test.ts',
  'packages/server/test/{guard-rails,mail}.test.ts',
  'packages/server/test/spec/{always-on,backup,chathistory,devices,durability,filehost,history}.test.ts',
  'packages/server/test/spec/{history-files,killed,line-history,playback,push,replay,search}.test.ts',
  'packages/server/test/**/kill.test.ts',
  'packages/server/test/{hub/property,hub/vhosts,hub/world,spec/pairs}.test.ts',
  'packages/client/test/{long-run,properties}.test.ts',
  'packages/terminal/src/full/screens/hostile.test.ts',
];

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'quick',
          // A worker for each file would take longer to start than most files take to run.
          isolate: false,
          include: [
            'packages/*/src/**/*.test.ts',
            'packages/*/test/**/*.test.ts',
            'bench/src/**/*.test.ts',
            'scripts/**/*.test.ts',
          ],
          exclude: slow,
          maxWorkers: 2,
        },
      },
      {
        test: {
          name: 'slow',
          isolate: false,
          include: slow,
          // Disks and processes of others may be busy.
          testTimeout: 20_000,
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['e2e/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          // Programs of others are slow when a machine has too much to do: what fails twice has failed.
          retry: 1,
          // These tests wait for other programs most of the time, so there may be more than there are cores.
          maxWorkers: 3,
          // They are the last, so that nothing else takes the time of what they wait for.
          sequence: { groupOrder: 2 },
        },
      },
    ],
    reporters: process.env.SALON_CLOSING_LINE
      ? ['default', './scripts/closing-line-reporter.ts']
      : ['default'],
  },
});
