/** Playwright's test with a fixture that starts the app, and shows what it printed when a test fails. */
import { test as base } from '@playwright/test'
import { launchApp, type LaunchOptions, type RunningApp } from './window.ts'

interface Fixtures {
  /** Starts the app; whatever a test started is closed and removed at its end. */
  launch: (options?: LaunchOptions) => Promise<RunningApp>
}

export const test = base.extend<Fixtures>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the wanted fixtures from this pattern
  launch: async ({}, provide, info) => {
    const started: RunningApp[] = []
    await provide(async (options) => {
      const app = await launchApp(options)
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
