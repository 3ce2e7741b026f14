/**
 * What the app remembers outside any workspace: recent workspaces, where each window stood, the theme.
 * One small JSON file, written whole by rename; one that cannot be read is started afresh.
 */
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { z } from 'zod'
import { RecentWorkspace, Theme } from '#shared/contract/shell.ts'
import { Paper } from '#shared/model/workshop.ts'

const Bounds = z.object({
  x: z.int(),
  y: z.int(),
  width: z.int().positive(),
  height: z.int().positive(),
  maximized: z.boolean().default(false),
})
export type Bounds = z.infer<typeof Bounds>

const Settings = z.object({
  theme: Theme.catch('system'),
  /** Null: nobody chose one, so the locale's. */
  paper: Paper.nullable().catch(null),
  recent: z.array(RecentWorkspace).catch([]),
  /** By workspace folder; '' is the window without a workspace. */
  bounds: z.record(z.string(), Bounds).catch({}),
  /** The workspaces that were open when the app was last quit. */
  open: z.array(z.string()).catch([]),
})
type Settings = z.infer<typeof Settings>

const MAX_RECENT = 12

export interface SettingsStore {
  get(): Readonly<Settings>
  setTheme(theme: Theme): void
  setPaper(paper: Paper): void
  setBounds(workspace: string, bounds: Bounds): void
  setOpen(paths: string[]): void
  opened(path: string, name: string): void
  forget(path: string): void
  /** Recent workspaces whose folder is still there, newest first. */
  recent(): RecentWorkspace[]
}

export function createSettings(file: string, now: () => number = Date.now): SettingsStore {
  let settings = Settings.parse({})
  try {
    settings = Settings.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    // Not there yet, or damaged: nothing in it is worth stopping for.
  }
  const change = (patch: Partial<Settings>): void => {
    settings = { ...settings, ...patch }
    try {
      mkdirSync(dirname(file), { recursive: true })
      writeFileSync(`${file}.part`, JSON.stringify(settings, null, 2))
      renameSync(`${file}.part`, file)
    } catch {
      // A full disk costs remembered windows, nothing else.
    }
  }
  const without = (path: string) => settings.recent.filter((each) => each.path !== path)
  return {
    get: () => settings,
    setTheme: (theme) => change({ theme }),
    setPaper: (paper) => change({ paper }),
    setBounds: (workspace, bounds) => change({ bounds: { ...settings.bounds, [workspace]: bounds } }),
    setOpen: (open) => change({ open }),
    opened: (path, name) => {
      change({ recent: [{ path, name, openedAt: now() }, ...without(path)].slice(0, MAX_RECENT) })
    },
    forget: (path) => {
      const { [path]: _gone, ...bounds } = settings.bounds
      change({ recent: without(path), bounds })
    },
    recent: () => settings.recent.filter(({ path }) => existsSync(path)),
  }
}
