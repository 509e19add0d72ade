import { defineConfig } from 'vitest/config';

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
          sequence: { groupOrder: 1 },
        },
      },
    ],
    reporters: process.env.SALON_CLOSING_LINE
      ? ['default', './scripts/closing-line-reporter.ts']
      : ['default'],
  },
});
