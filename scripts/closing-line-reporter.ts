import type { Reporter, TestModule } from 'vitest/node';

/** Ends the run with one plain line that counts the tests: `N passed, N failed`, and the skipped ones if any. */
export default class ClosingLineReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[]): void {
    const counts = { passed: 0, failed: 0, skipped: 0, pending: 0 };
    for (const module of modules) {
      for (const test of module.children.allTests()) counts[test.result().state] += 1;
      // A file that cannot be loaded has no tests to fail.
      if (module.errors().length > 0) counts.failed += 1;
    }
    const failed = counts.failed + counts.pending + unhandledErrors.length;
    const skipped = counts.skipped > 0 ? `, ${counts.skipped} skipped` : '';
    // The last word must come after what the other reporters print.
    process.once('exit', () => process.stdout.write(`${counts.passed} passed, ${failed} failed${skipped}\n`));
  }
}
