/** Shows the menu bar, and again when what it lists has changed. */
import { app, BrowserWindow, Menu } from 'electron'
import { APP_ORIGIN } from './appScheme.ts'
import { CHANNEL } from './channels.ts'
import { menuTemplate } from './menuTemplate.ts'
import type { SettingsStore } from './settings.ts'

export interface MenusParts {
  settings: SettingsStore
  development: boolean
  openRecent: (from: BrowserWindow | undefined, path: string) => void
}

/** The window that a menu means; a page that is only being printed is none. */
const focused = (): BrowserWindow | undefined => {
  const own = BrowserWindow.getAllWindows().filter((window) => window.webContents.getURL().startsWith(`${APP_ORIGIN}/`))
  return own.find((window) => window.isFocused()) ?? own[0]
}

export function showMenus({ settings, development, openRecent }: MenusParts): void {
  const template = menuTemplate({
    platform: process.platform,
    appName: app.getName(),
    theme: settings.get().theme,
    recent: settings.recent(),
    development,
    run: (id) => focused()?.webContents.send(CHANNEL.menu, id),
    openRecent: (path) => openRecent(focused(), path),
  })
  Menu.setApplicationMenu(Menu.buildFromTemplate(template))
}
