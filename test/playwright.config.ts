/**
 * End-to-end tests in the real window. They are started by `npm test`, which has found an Electron, built the app and
 * put a display there; everything they leave goes into out/.
 */
import { fileURLToPath } from 'node:url'
import { defineConfig } from '@playwright/test'

const out = fileURLToPath(new URL('../out/', import.meta.url))
const report = process.env['COMMONPLACE_PLAYWRIGHT_JSON']

export default defineConfig({
  testDir: './e2e',
  testMatch: '**/*.e2e.ts',
  outputDir: `${out}window-tests`,
  tsconfig: './tsconfig.json',
  workers: 2,
  fullyParallel: false,
  // A machine that builds and tests at once may be slow at the wrong moment; what passes only then is reported as flaky.
  retries: process.env['CI'] ? 1 : 0,
  forbidOnly: true,
  timeout: 60_000,
  // A run that hangs ends by its tests’ own limits; a slow machine is no failure.
  globalTimeout: 20 * 60_000,
  expect: { timeout: 10_000 },
  // A trace of every action costs a tenth of the time: it is made where a test is tried again.
  use: { trace: 'on-first-retry' },
  reporter: report ? [['list'], ['json', { outputFile: report }]] : [['list']],
})
