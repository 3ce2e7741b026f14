/**
 * Unit and integration tests. They run in plain Node (a test that needs a page asks for jsdom in its first line:
 * `// @vitest-environment jsdom`). The real window is Playwright's (test/playwright.config.ts), timing is test/bench's.
 */
import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  plugins: [react()],
  test: {
    environment: 'node',
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 20_000,
    hookTimeout: 60_000,
    // A test that mocks or patches must not leak into the next one.
    restoreMocks: true,
    unstubEnvs: true,
    unstubGlobals: true,
    // No test leaves this computer, and none is announced on its networks.
    env: {
      COMMONPLACE_SYNC_LISTEN: '127.0.0.1:0',
      // As `npm run cli` has it: the many processes of the command line's tests start in half the time.
      NODE_COMPILE_CACHE: fileURLToPath(new URL('../out/compiled/', import.meta.url)),
    },
    // What runs in Node keeps nothing between tests, so the files of a process share what they load; parts of windows do.
    projects: [
      {
        extends: true,
        test: {
          name: 'node',
          include: ['test/**/*.test.{ts,tsx,mjs}'],
          exclude: ['test/{e2e,bench,renderer,simulation}/**'],
          isolate: false,
        },
      },
      { extends: true, test: { name: 'page', include: ['test/renderer/**/*.test.{ts,tsx}'] } },
      // As long as a third of the others: `npm test` runs it behind them.
      { extends: true, test: { name: 'simulation', include: ['test/simulation/*.test.ts'] } },
    ],
    css: { modules: { classNameStrategy: 'non-scoped' } },
    reporters: process.env['COMMONPLACE_VITEST_JSON']
      ? ['default', ['json', { outputFile: process.env['COMMONPLACE_VITEST_JSON'] }]]
      : ['default'],
  },
})
