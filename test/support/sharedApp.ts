/**
 * One running app for the tests of several files: each gets a window of its own on storage and settings that are as
 * empty as at a first start, in a tenth of the time that a start takes. What starts, ends, kills or remembers is no
 * matter for it: such tests take an app of their own.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright'
import { launchApp, type LaunchOptions, resize, type RunningApp, toCorner } from './window.ts'

/** What can differ between windows of one running app. */
export type SharedOptions = Pick<LaunchOptions, 'folder' | 'size'> & {
  readonly env?: { readonly COMMONPLACE_OPEN?: string }
}

export interface SharedApp {
  /** A window for one test; its `close` takes away all windows, and the folder. */
  open(options?: SharedOptions): Promise<RunningApp>
  close(): Promise<void>
}

const SIZE = { width: 1280, height: 840 }

/** What a window takes to come, and cores to end, at most. */
const LIMIT_MS = 10_000

export function createSharedApp(): SharedApp {
  let starting: Promise<RunningApp> | undefined

  const start = async (env: SharedOptions['env']): Promise<RunningApp> => {
    const app = await launchApp(env && { env })
    await app.electron.evaluate(({ app: electron }) => {
      // It would quit with the last window of a test.
      electron.removeAllListeners('window-all-closed')
      electron.on('window-all-closed', () => undefined)
    })
    return app
  }
  return {
    open: async ({ folder: given, size, env } = {}) => {
      // The first window is the one that it starts with: Electron may crash when that is taken away in its first second.
      const isFirst = starting === undefined
      const app = await (starting ??= start(env))
      const { electron } = app
      const folder = given ?? (await mkdtemp(join(tmpdir(), 'commonplace-')))
      const before = app.output().length
      let window: Page = app.window
      if (!isFirst) {
        const coming = electron.waitForEvent('window', { timeout: LIMIT_MS })
        await electron.evaluate(({ app: own }, path) => {
          if (path === undefined) delete process.env['COMMONPLACE_OPEN']
          else process.env['COMMONPLACE_OPEN'] = path
          // As when somebody comes back to an app without windows.
          own.emit('activate')
        }, env?.COMMONPLACE_OPEN)
        window = await coming
        await window.waitForLoadState('domcontentloaded')
      }
      await toCorner(electron)
      await resize(electron, size ?? SIZE)
      return {
        ...app,
        window,
        folder,
        dataFolder: join(folder, 'data'),
        output: () => app.output().slice(before),
        close: async () => {
          await clear(app)
          await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
        },
      }
    },
    close: async () => (await starting)?.close(),
  }
}

/** No window, no core (the folder may go), nothing stored, no sample among the documents to be opened again. */
async function clear({ electron, userData }: RunningApp): Promise<void> {
  await electron.evaluate(async ({ app, BrowserWindow, nativeTheme, session }, limit) => {
    const until = Date.now() + limit
    for (const window of BrowserWindow.getAllWindows()) window.destroy()
    nativeTheme.themeSource = 'system'
    await session.defaultSession.clearStorageData()
    const isCore = ({ name, serviceName }: Electron.ProcessMetric) => [name, serviceName].includes('Commonplace core')
    while (app.getAppMetrics().some(isCore) && Date.now() < until) await new Promise((wake) => setTimeout(wake, 10))
  }, LIMIT_MS)
  await rm(join(userData, 'Documents'), { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
}
