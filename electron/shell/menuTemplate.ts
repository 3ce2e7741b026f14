/**
 * The menu bar as each platform expects it, from the app's one list of commands. Pure: main turns it into
 * Electron's menu. What a command does is the page's affair, undo too: only it knows whether the editor or
 * the workspace is meant.
 */
import type { MenuItemConstructorOptions } from 'electron'
import { type AppCommand, appCommands, type MenuName } from '#shared/model/appCommands.ts'
import type { RecentWorkspace, Theme } from '#shared/contract/shell.ts'

export interface MenuParts {
  platform: NodeJS.Platform
  appName: string
  theme: Theme
  recent: readonly RecentWorkspace[]
  /** `npm run dev`: reload and developer tools. */
  development: boolean
  run: (commandId: string) => void
  openRecent: (path: string) => void
}

const KEY_BY_NAME: Readonly<Record<string, string>> = {
  Mod: 'CmdOrCtrl',
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
  ArrowUp: 'Up',
  ArrowDown: 'Down',
}

/** Electron's spelling; undefined for keys that act only in lists ("G L", "Q"), which a menu must not take from typing. */
export function acceleratorOf(keys: string | undefined): string | undefined {
  if (keys === undefined || keys.includes(' ')) return undefined
  const parts = keys.split('+')
  const isFunctionKey = /^F\d+$/.test(parts.at(-1) ?? '')
  if (!isFunctionKey && !parts.includes('Mod') && !parts.includes('Alt')) return undefined
  return parts.map((part) => KEY_BY_NAME[part] ?? part).join('+')
}

const separator: MenuItemConstructorOptions = { type: 'separator' }

/** Groups with lines between them; empty groups leave no line. */
const lines = (...groups: MenuItemConstructorOptions[][]): MenuItemConstructorOptions[] =>
  groups.filter((group) => group.length > 0).flatMap((group, i) => (i === 0 ? group : [separator, ...group]))

export function menuTemplate(parts: MenuParts): MenuItemConstructorOptions[] {
  const { platform, appName, theme, recent, development, run, openRecent } = parts
  const isMac = platform === 'darwin'

  const item = ({ id, title, keys }: AppCommand): MenuItemConstructorOptions => {
    const accelerator = acceleratorOf(keys)
    const asked: Theme | undefined =
      id === 'view.light' ? 'light' : id === 'view.dark' ? 'dark' : id === 'view.system' ? 'system' : undefined
    return {
      id,
      label: title,
      click: () => run(id),
      // The page hears keys first and acts on them; a registered key would act a second time.
      ...(accelerator !== undefined && { accelerator, registerAccelerator: false }),
      ...(asked !== undefined && { type: 'radio', checked: asked === theme }),
    }
  }
  const all: readonly AppCommand[] = appCommands
  const of = (menu: MenuName, fits: (id: string) => boolean = () => true) =>
    all.filter((command) => command.menu === menu && fits(command.id)).map(item)
  const starts =
    (...prefixes: string[]) =>
    (id: string) =>
      prefixes.some((prefix) => id.startsWith(prefix))
  const not = (fits: (id: string) => boolean) => (id: string) => !fits(id)

  const isExport = starts('export.', 'print')
  const isReport = starts('report.')
  const isWorkspace = starts('workspace.', 'me.')
  const file = lines(
    of('file', (id) => !isExport(id) && !isReport(id) && !isWorkspace(id)),
    [
      ...of('file', isWorkspace),
      {
        id: 'recent',
        label: 'Recent workspaces',
        enabled: recent.length > 0,
        submenu: recent.map(({ path, name }) => ({ label: name, sublabel: path, click: () => openRecent(path) })),
      },
    ],
    of('file', isExport),
    of('file', isReport),
    isMac
      ? [{ role: 'close' }]
      : [
          { role: 'close', label: 'Close window' },
          { role: 'quit', label: platform === 'win32' ? 'Exit' : 'Quit' },
        ],
  )

  const isBack = starts('edit.')
  const edit = lines(
    of('edit', isBack),
    [{ role: 'cut' }, { role: 'copy' }, { role: 'paste' }, { role: 'pasteAndMatchStyle' }, { role: 'selectAll' }],
    of('edit', not(isBack)),
  )

  const isTheme = starts('view.light', 'view.dark', 'view.system')
  const view = lines(
    of('view', (id) => !isTheme(id) && id.startsWith('view.')),
    of('view', isTheme),
    of('view', (id) => !id.startsWith('view.')),
    [{ role: 'resetZoom' }, { role: 'zoomIn' }, { role: 'zoomOut' }, { role: 'togglefullscreen' }],
    development ? [{ role: 'reload' }, { role: 'toggleDevTools' }] : [],
  )

  const menu = (label: string, submenu: MenuItemConstructorOptions[]): MenuItemConstructorOptions[] =>
    submenu.length === 0 ? [] : [{ label: isMac ? label : `&${label}`, submenu }]

  return [
    ...(isMac ? ([{ role: 'appMenu', label: appName }] as MenuItemConstructorOptions[]) : []),
    ...menu('File', file),
    ...menu('Edit', edit),
    ...menu('View', view),
    ...menu('Go', of('go')),
    ...menu('Note', of('note')),
    ...menu('Quote', of('quote')),
    ...(isMac ? ([{ role: 'windowMenu' }] as MenuItemConstructorOptions[]) : []),
    ...menu('Help', lines(of('help'), isMac ? [] : [{ role: 'about', label: `About ${appName}` }])),
  ]
}
