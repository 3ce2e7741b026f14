/** Playwright's test with a fixture that starts the app, and shows what it printed when a test fails. */
import { test as base } from '@playwright/test'
import { createSharedApp, type SharedApp, type SharedOptions } from './sharedApp.ts'
import { launchApp, type LaunchOptions, type RunningApp } from './window.ts'

interface Fixtures {
  /**
   * For files whose tests mind no start, no end and no settings (`test.use({ sharesApp: true })`): the first window of a
   * test is one of an app that runs already (sharedApp.ts). Whatever else a test starts is an app of its own.
   */
  sharesApp: boolean
  /** Starts the app; whatever a test started is closed and removed at its end. */
  launch: (options?: LaunchOptions) => Promise<RunningApp>
}

/** Undefined: it needs a start of its own. */
function forShared({ folder, size, env = {}, ...others }: LaunchOptions): SharedOptions | undefined {
  const { COMMONPLACE_OPEN: open, ...more } = env
  if (Object.keys({ ...others, ...more }).length > 0) return undefined
  return {
    ...(folder !== undefined && { folder }),
    ...(size && { size }),
    ...(open !== undefined && { env: { COMMONPLACE_OPEN: open } }),
  }
}

export const test = base.extend<Fixtures, { sharedApp: SharedApp }>({
  sharesApp: [false, { option: true }],
  sharedApp: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the wanted fixtures from this pattern
    async ({}, provide) => {
      const shared = createSharedApp()
      await provide(shared)
      await shared.close()
    },
    { scope: 'worker' },
  ],
  launch: async ({ sharesApp, sharedApp }, provide, info) => {
    const started: RunningApp[] = []
    await provide(async (options = {}) => {
      const shared = sharesApp && started.length === 0 ? forShared(options) : undefined
      const app = await (shared ? sharedApp.open(shared) : launchApp(options))
      started.push(app)
      return app
    })
    const failed = info.status !== info.expectedStatus
    for (const [i, app] of started.entries()) {
      if (failed) {
        await info.attach(`output-${i}.txt`, { body: app.output(), contentType: 'text/plain' })
        const picture = await app.window.screenshot({ timeout: 5_000 }).catch(() => undefined)
        if (picture) await info.attach(`window-${i}.png`, { body: picture, contentType: 'image/png' })
      }
    }
    for (const app of started.reverse()) await app.close()
  },
})

export { expect } from '@playwright/test'
