import { defineConfig } from 'vitest/config';

/** `npm run e2e`: whole programs, most of them in a real browser, which not everybody has; hence not with `npm test`. */
export default defineConfig({
  test: {
    include: ['test/e2e/**/*.e2e.ts'],
    globalSetup: ['test/builders/need-chromium.ts'],
    setupFiles: ['test/setup.ts'],
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    env: { NODE_NO_WARNINGS: '1' },
  },
});
