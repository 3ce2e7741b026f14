/** The core's process under a running app, for tests that kill it. */
import { expect } from '@playwright/test'
import type { ElectronApplication } from 'playwright'
import type { RunningApp } from './window.ts'

const NAME = 'Commonplace core'

/** By Electron's own count; undefined between a death and the next start. */
export const corePid = (electron: ElectronApplication): Promise<number | undefined> =>
  electron.evaluate(
    ({ app }, wanted) =>
      app.getAppMetrics().find(({ name, serviceName }) => name === wanted || serviceName === wanted)?.pid,
    NAME,
  )

/** Waits until there is one, and not the one that was killed. */
export async function waitForCore(app: RunningApp, killed?: number): Promise<number> {
  let pid: number | undefined
  await expect
    .poll(async () => {
      pid = await corePid(app.electron)
      return pid !== undefined && pid !== killed
    })
    .toBe(true)
  return pid as number
}
