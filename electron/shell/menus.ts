/** Shows the menu bar, and again when what it lists has changed. */
import { app, BrowserWindow, Menu } from 'electron'
import { CHANNEL } from './channels.ts'
import { menuTemplate } from './menuTemplate.ts'
import type { SettingsStore } from './settings.ts'

export interface MenusParts {
  settings: SettingsStore
  development: boolean
  openRecent: (from: BrowserWindow | undefined, path: string) => void
}

const focused = (): BrowserWindow | undefined =>
  BrowserWindow.getFocusedWindow() ?? BrowserWindow.getAllWindows().find((window) => window.isVisible())

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
