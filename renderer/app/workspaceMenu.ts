/** What the workspace's name opens: other workspaces, names, theme, keys. */
import { useSyncExternalStore } from 'react'
import { type AppCommandId, appCommands } from '#shared/model/appCommands.ts'
import { useToasts } from '#renderer/ui/feedback/ToastRegion.tsx'
import type { MenuEntry } from '#renderer/ui/overlays/Menu.tsx'
import { shell } from '../data/shell.ts'
import { runCommand } from './commands.ts'
import { keyWords } from './keys.ts'
import { useRecentWorkspaces } from './recentWorkspaces.ts'
import { currentTheme, onTheme } from './theme.ts'

/** More than these nobody reads in a menu; the folder dialog finds the rest. */
const MOST_RECENT = 4

const keysOf = (id: AppCommandId): string | undefined => {
  const command = appCommands.find((each) => each.id === id)
  return command && 'keys' in command ? keyWords(command.keys) : undefined
}

const menuEntry = (id: AppCommandId): MenuEntry => ({
  id,
  label: appCommands.find((command) => command.id === id)?.title ?? id,
  keys: keysOf(id),
  onAction: () => void runCommand(id),
})

/** The theme that is chosen has a tick. */
const themeEntry = (id: AppCommandId, isChecked: boolean): MenuEntry => ({ ...menuEntry(id), isChecked })

export function useWorkspaceMenu(): MenuEntry[] {
  const toasts = useToasts()
  const theme = useSyncExternalStore(onTheme, currentTheme)
  const { here, all } = useRecentWorkspaces()
  const others = all.filter(({ path }) => path !== here).slice(0, MOST_RECENT)
  const open = async (path: string): Promise<void> => {
    const outcome = await shell().openWorkspace(path)
    if (!outcome.ok) toasts.show({ text: outcome.error.message, tone: 'warn' })
  }
  const recent: MenuEntry[] =
    others.length === 0
      ? []
      : [
          {
            id: 'recent',
            kind: 'group',
            label: 'Recent workspaces',
            entries: others.map(({ path, name }) => ({ id: path, label: name, onAction: () => void open(path) })),
          },
        ]
  return [
    ...recent,
    menuEntry('workspace.switch'),
    menuEntry('workspace.new'),
    menuEntry('workspace.join'),
    menuEntry('workspace.openFile'),
    menuEntry('workspace.save'),
    { id: 'line', kind: 'line' },
    menuEntry('workspace.rename'),
    menuEntry('me.rename'),
    { id: 'line2', kind: 'line' },
    themeEntry('view.light', theme === 'light'),
    themeEntry('view.dark', theme === 'dark'),
    themeEntry('view.system', theme === 'system'),
    { id: 'line3', kind: 'line' },
    menuEntry('app.keys'),
  ]
}
