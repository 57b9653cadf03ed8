import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    setupFiles: ['test/setup.ts'],
    // What hangs is told soon enough; a machine that is busy with other things is no fault.
    testTimeout: 30_000,
    hookTimeout: 90_000,
    // Two cores are what a laptop and CI have at least; vitest would leave one of them idle.
    maxWorkers: 2,
    // Loading Bolt and the SDK for every file anew took a third of the time. No test may leave a mock or a variable behind.
    isolate: false,
    env: {
      NODE_NO_WARNINGS: '1',
      POWERTOOLS_DEV: 'false',
      POWERTOOLS_LOG_LEVEL: 'SILENT',
      POWERTOOLS_METRICS_DISABLED: 'true',
    },
    coverage: {
      include: ['lib/**/*.ts'],
      thresholds: { statements: 95, branches: 90, functions: 95, lines: 95 },
    },
  },
});
