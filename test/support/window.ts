/**
 * Starts the built app in a real Electron window with a data folder and settings of its own, and takes both away
 * afterwards. For the tour and the benchmarks use `launchApp`; end-to-end tests take `test` from ./windowTest.ts.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { _electron, type ElectronApplication, type Page } from 'playwright'

/** The project's folder. */
export const ROOT = fileURLToPath(new URL('../../', import.meta.url))

/** A running app with its first window. */
export interface RunningApp {
  readonly electron: ElectronApplication
  readonly window: Page
  /** Holds everything of this run; `data` in it is a free place for a workspace. */
  readonly folder: string
  readonly dataFolder: string
  readonly userData: string
  /** What the app has written to its standard streams so far. */
  output(): string
  /** Closes the app (killing it when it won't close) and, unless it is kept, removes the folder. */
  close(options?: { keepFolder?: boolean }): Promise<void>
}

/** How an app is started. */
export interface LaunchOptions {
  /** A folder of an earlier run, to start again where it ended. */
  readonly folder?: string
  /** More arguments for the app. */
  readonly args?: readonly string[]
  readonly env?: Readonly<Record<string, string>>
  readonly size?: { readonly width: number; readonly height: number }
  readonly colorScheme?: 'light' | 'dark'
}

/** Milliseconds that closing may take before the process is killed. */
const CLOSE_LIMIT_MS = 8_000

/** Starts the app. `userData` is always a folder of the run, so that nobody's real settings are touched. */
export async function launchApp(options: LaunchOptions = {}): Promise<RunningApp> {
  const folder = options.folder ?? (await mkdtemp(join(tmpdir(), 'commonplace-')))
  const userData = join(folder, 'user')
  let output = ''
  const electron = await _electron.launch({
    args: [...switches(), `--user-data-dir=${userData}`, ROOT, ...(options.args ?? [])],
    cwd: folder,
    env: {
      ...cleanEnvironment(),
      COMMONPLACE_SYNC_LISTEN: '127.0.0.1:0',
      COMMONPLACE_USER_DATA: userData,
      ...options.env,
    },
    ...(options.colorScheme ? { colorScheme: options.colorScheme } : {}),
    timeout: 30_000,
  })
  const process = electron.process()
  for (const stream of [process.stdout, process.stderr]) {
    stream?.on('data', (chunk: Buffer) => {
      output += chunk.toString('utf8')
    })
  }
  const window = await electron.firstWindow({ timeout: 30_000 })
  // Playwright hands it over when it is made, which may be before its page has as much as a body.
  await window.waitForLoadState('domcontentloaded')
  let closed: Promise<void> | undefined
  await toCorner(electron)
  if (options.size) await resize(electron, options.size)
  return {
    electron,
    window,
    folder,
    dataFolder: join(folder, 'data'),
    userData,
    output: () => output,
    async close({ keepFolder = false } = {}) {
      await (closed ??= closeOrKill(electron))
      if (!keepFolder) await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
    },
  }
}

/**
 * Puts the windows where the display's own pointer is not: it would be told of as moved when another window comes or
 * goes, in the middle of what a test drags.
 */
export async function toCorner(electron: ElectronApplication): Promise<void> {
  await electron.evaluate(({ BrowserWindow }) => {
    for (const window of BrowserWindow.getAllWindows()) window.setPosition(0, 0)
  })
}

/** Sets the first window's content size in CSS pixels. */
export async function resize(electron: ElectronApplication, size: { width: number; height: number }): Promise<void> {
  await electron.evaluate(({ BrowserWindow }, { width, height }) => {
    BrowserWindow.getAllWindows()[0]?.setContentSize(width, height)
  }, size)
}

async function closeOrKill(electron: ElectronApplication): Promise<void> {
  const process = electron.process()
  const ended = new Promise<void>((resolve) => {
    if (process.exitCode !== null || process.signalCode !== null) resolve()
    else process.once('exit', () => resolve())
  })
  const timer = setTimeout(() => process.kill('SIGKILL'), CLOSE_LIMIT_MS)
  // It rejects when the process is gone already, which is what closing is for.
  await electron.close().catch(() => undefined)
  await ended
  clearTimeout(timer)
}

/** What the bootstrap found out that Electron needs here; as root there is no sandbox. */
function switches(): string[] {
  const given = process.env['COMMONPLACE_ELECTRON_SWITCHES']
  if (given !== undefined) return given.split(' ').filter(Boolean)
  return process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : []
}

function cleanEnvironment(): Record<string, string> {
  const env: Record<string, string> = {}
  for (const [key, value] of Object.entries(process.env)) {
    if (value !== undefined && key !== 'NODE_OPTIONS' && key !== 'ELECTRON_RUN_AS_NODE') env[key] = value
  }
  return env
}
