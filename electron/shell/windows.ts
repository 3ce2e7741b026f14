/** Makes a window: sandboxed, in the theme's colour before its page is there, where it stood last time. */
import { BrowserWindow, nativeTheme, screen } from 'electron'
import { APP_ORIGIN } from './appScheme.ts'
import type { Bounds } from './settings.ts'

/** --paper of renderer/ui/tokens.css, light and dark. */
const PAPER = { light: '#fffefc', dark: '#1e1d1b' }
const DEFAULT_SIZE = { width: 1280, height: 840 }
const SMALLEST = { minWidth: 720, minHeight: 480 }
const SAVE_AFTER_MS = 400

export interface WindowParts {
  preload: string
  /** On Linux the window's icon comes from here; elsewhere from the app itself. */
  icon: string
  bounds: Bounds | undefined
  onBounds: (bounds: Bounds) => void
}

/** Remembered bounds only where a screen still is: a laptop without its second display must not lose the window. */
function visible(bounds: Bounds | undefined): Partial<Bounds> {
  if (!bounds) return DEFAULT_SIZE
  const { workArea } = screen.getDisplayMatching(bounds)
  const overlapX = Math.min(bounds.x + bounds.width, workArea.x + workArea.width) - Math.max(bounds.x, workArea.x)
  const onScreen = overlapX > 100 && bounds.y >= workArea.y && bounds.y < workArea.y + workArea.height - 60
  const size = {
    width: Math.min(bounds.width, workArea.width),
    height: Math.min(bounds.height, workArea.height),
  }
  return onScreen ? { ...size, x: bounds.x, y: bounds.y } : size
}

export const windowBackground = (): string => (nativeTheme.shouldUseDarkColors ? PAPER.dark : PAPER.light)

export function createWindow({ preload, icon, bounds, onBounds }: WindowParts): BrowserWindow {
  const window = new BrowserWindow({
    ...visible(bounds),
    ...SMALLEST,
    show: false,
    title: 'Commonplace',
    backgroundColor: windowBackground(),
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      // The spelling dictionaries of Linux and Windows would come from the network.
      spellcheck: process.platform === 'darwin',
      // The pages' code is kept compiled from the first start on, not from the third.
      v8CacheOptions: 'bypassHeatCheck',
    },
  })
  if (bounds?.maximized) window.maximize()
  window.once('ready-to-show', () => window.show())
  // Titles come from the app, by name of what is shown.
  window.on('page-title-updated', (event) => event.preventDefault())

  let timer: NodeJS.Timeout | undefined
  const remember = (): void => {
    clearTimeout(timer)
    if (!window.isDestroyed()) onBounds({ ...window.getNormalBounds(), maximized: window.isMaximized() })
  }
  const rememberSoon = (): void => {
    clearTimeout(timer)
    timer = setTimeout(remember, SAVE_AFTER_MS)
  }
  window.on('resize', rememberSoon)
  window.on('move', rememberSoon)
  window.on('close', remember)

  void window.loadURL(`${APP_ORIGIN}/`)
  if (process.platform === 'linux')
    // While the page is read; nobody sees the window yet.
    setImmediate(() => {
      if (!window.isDestroyed()) window.setIcon(icon)
    })
  return window
}
