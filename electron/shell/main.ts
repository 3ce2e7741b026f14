/** The app's main process: puts the shell together. It must not wait for `ready` at its top level. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { app, BrowserWindow, dialog, Menu, nativeTheme, powerMonitor, safeStorage, session } from 'electron'
import { registerAppScheme, serveAppScheme } from './appScheme.ts'
import { answerCalls } from './calls.ts'
import { answeredDialogs, systemDialogs } from './dialogs.ts'
import { holdsWorkspace } from './folders.ts'
import { forkCore } from './forkCore.ts'
import { mayHaveGraphicsDevice } from './graphics.ts'
import { createKeySealing } from './keySealing.ts'
import { inviteIn, openInviteLinks } from './inviteLinks.ts'
import { buildOf, readLastSeen } from './lastSeen.ts'
import { createLater } from './later.ts'
import { createLog } from './log.ts'
import { showMenus } from './menus.ts'
import { secureContents, secureSession } from './security.ts'
import { createSettings } from './settings.ts'
import { createWindow, windowBackground } from './windows.ts'
import { createWorkspaces } from './workspaces.ts'

const env = process.env
const ownUserData = env['COMMONPLACE_USER_DATA']
if (ownUserData) app.setPath('userData', ownUserData)
const userData = app.getPath('userData')
const root = app.getAppPath()
/** The built files: this one lies in out/main. */
const out = join(import.meta.dirname, '..')
const devServer = app.isPackaged ? undefined : env['ELECTRON_RENDERER_URL']

const log = createLog(join(userData, 'logs', 'commonplace.log'), {
  ...(env['COMMONPLACE_LOG'] === 'echo' && { echo: (line) => process.stderr.write(`${line}\n`) }),
})
process.on('uncaughtException', (cause) => log.incident('an error that nobody caught', cause))
process.on('unhandledRejection', (cause) => log.incident('a promise that nobody caught', cause))

const settings = createSettings(join(userData, 'settings.json'))
/** Of a development server's pages nothing is kept. */
const build = devServer === undefined ? buildOf(join(out, 'renderer')) : undefined
const answers = env['COMMONPLACE_DIALOG_ANSWERS']
let quitting = false
/** To put a file in the place of another can hold up everything; by then the first rows are drawn. */
const later = createLater(400)

/** The next start shows the same workspaces; closing the last window is how many people quit, so it forgets nothing. */
function rememberOpen(): void {
  const paths = workspaces.openPaths()
  if (!quitting && paths.length > 0) settings.setOpen(paths)
}

const workspaces = createWorkspaces({
  startCore: ({ path, beginning, run }) => {
    const { COMMONPLACE_FAULT: fault, ...coreEnv } = env
    return forkCore({
      entry: join(out, 'main', 'core.js'),
      dataDir: path,
      create: beginning.create,
      join: beginning.join,
      carry: beginning.carry,
      sampleDir: join(root, 'resources', 'sample'),
      onLine: (line) => log.info(`core: ${line}`),
      // A fault for tests strikes once: the core that is started again must live.
      env: {
        ...coreEnv,
        COMMONPLACE_CODE_CACHE: join(userData, 'core-code'),
        ...(build !== undefined && { COMMONPLACE_BUILD: build }),
        ...(run === 0 && fault !== undefined && { COMMONPLACE_FAULT: fault }),
      },
    })
  },
  createWindow: (path) =>
    createWindow({
      preload: join(out, 'preload', 'index.cjs'),
      icon: join(root, 'resources', 'icons', 'icon-256.png'),
      bounds: settings.get().bounds[path ?? ''],
      onBounds: (bounds) => settings.setBounds(path ?? '', bounds),
    }),
  lastSeen: (path) => readLastSeen(path, build),
  onOpened: (path, name) =>
    later.add(() => {
      settings.opened(path, name)
      rememberOpen()
      refreshMenus()
    }),
  onClosed: rememberOpen,
  // With settings of its own (a test) an app must not ask for anybody's keychain.
  ...(ownUserData === undefined && { keySealing: createKeySealing(safeStorage, (line) => log.info(line)) }),
  log: (line) => log.info(line),
})

function refreshMenus(): void {
  showMenus({
    settings,
    development: devServer !== undefined,
    openRecent: (from, path) => void openOrSay(from, path),
  })
}

/** From where no page waits for the answer: a refusal is said in a dialog. */
async function openOrSay(from: BrowserWindow | undefined, path: string): Promise<void> {
  const opened = await workspaces.open(from, path)
  if (!opened.ok) dialog.showErrorBox('This workspace was not opened', opened.error.message)
}

/** A workspace's folder among the arguments of this or a second start. */
const folderIn = (argv: readonly string[]): string | undefined =>
  argv.slice(1).find((argument) => !argument.startsWith('-') && argument !== root && holdsWorkspace(argument))

/** Shows an invitation in the window that is in front; its link opened the app, or came to it while it ran. */
function showInvite(link: string): void {
  const window = BrowserWindow.getFocusedWindow() ?? BrowserWindow.getAllWindows()[0] ?? workspaces.newWindow()
  if (window.isMinimized()) window.restore()
  window.focus()
  workspaces.showInvite(window, link)
}

/** The workspaces that a start shows: the one it was asked for, or those of last time. */
function firstPaths(): string[] {
  const asked = env['COMMONPLACE_OPEN'] || folderIn(process.argv)
  return asked ? [asked] : settings.get().open.filter(holdsWorkspace)
}

function openWindows(paths: readonly string[]): void {
  if (paths.length === 0) workspaces.newWindow()
  for (const path of paths) workspaces.newWindow(path)
}

function mayRequest(url: string): boolean {
  // `npm run dev` reaches its own server for hot reload.
  return devServer !== undefined && /^(http|ws):\/\/(localhost|127\.0\.0\.1|\[::1\]):/.test(url)
}

function ready(): void {
  // A process takes its time to start; meanwhile the window is made.
  const paths = firstPaths()
  for (const path of paths) workspaces.begin(path)
  nativeTheme.themeSource = settings.get().theme
  secureSession(session.defaultSession, mayRequest)
  serveAppScheme({
    rendererDir: join(out, 'renderer'),
    pdfjsDir: join(root, 'node_modules', 'pdfjs-dist'),
    blobPath: (hash) => workspaces.blobPath(hash),
    ...(devServer !== undefined && { devServer }),
    onProblem: (what, cause) => void log.incident(what, cause),
  })
  answerCalls({
    dialogs: answers !== undefined && existsSync(answers) ? answeredDialogs(answers) : systemDialogs(),
    settings,
    workspaces,
    // With settings of its own (a test) an app must not write into anybody's documents either.
    documents: ownUserData ? join(ownUserData, 'Documents') : app.getPath('documents'),
    log,
    onSettings: refreshMenus,
  })
  openWindows(paths)
  // While the page is read; nobody sees a window before.
  setImmediate(refreshMenus)
  const link = earlyLink ?? inviteIn(process.argv)
  if (link !== undefined) showInvite(link)
  nativeTheme.on('updated', () => {
    for (const window of BrowserWindow.getAllWindows()) window.setBackgroundColor(windowBackground())
  })
  powerMonitor.on('resume', () => workspaces.wake())
  app.on('activate', () => {
    if (BrowserWindow.getAllWindows().length === 0) openWindows(firstPaths())
  })
}

/** macOS hands a link over by an event, which may come before anything is ready. */
let earlyLink: string | undefined
app.on('open-url', (event, url) => {
  const link = inviteIn([url])
  if (link === undefined) return
  event.preventDefault()
  if (app.isReady()) showInvite(link)
  else earlyLink = link
})

if (app.requestSingleInstanceLock({ folder: folderIn(process.argv), link: inviteIn(process.argv) })) {
  // With settings of its own (a test) an app must not become anybody's handler of links.
  if (ownUserData === undefined) openInviteLinks(root)
  registerAppScheme()
  secureContents()
  app.on('second-instance', (_event, _argv, _cwd, data) => {
    const { folder, link } = data as { folder?: unknown; link?: unknown }
    const window = BrowserWindow.getFocusedWindow() ?? BrowserWindow.getAllWindows()[0]
    if (typeof link === 'string') showInvite(link)
    else if (typeof folder === 'string') void openOrSay(window, folder)
    else if (window) {
      if (window.isMinimized()) window.restore()
      window.focus()
    } else openWindows(firstPaths())
  })
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit()
  })
  let closed = false
  app.on('before-quit', () => {
    later.flush()
    quitting = true
  })
  app.on('will-quit', (event) => {
    if (closed) return
    event.preventDefault()
    void workspaces.closeAll().finally(() => {
      closed = true
      // In a later turn: Electron ignores this while it still hears of the first attempt.
      setImmediate(() => app.exit(0))
    })
  })
  if (!mayHaveGraphicsDevice()) app.disableHardwareAcceleration()
  // Or Electron would make menus of its own; ours come with the first window.
  Menu.setApplicationMenu(null)
  app.whenReady().then(ready, (cause) => log.incident('the app could not start', cause))
} else {
  app.quit()
}
