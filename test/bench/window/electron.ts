/** Electron as the product starts it, for measurements. */
import { createRequire } from 'node:module'

/** Path of the runtime's executable; the electron package honours ELECTRON_OVERRIDE_DIST_PATH. */
export const electronPath = (): string => createRequire(import.meta.url)('electron') as string

/** What the bootstrap found out that Electron needs here; as root there is no sandbox. */
export function switches(): string[] {
  const given = process.env['COMMONPLACE_ELECTRON_SWITCHES']
  if (given !== undefined) return given.split(' ').filter(Boolean)
  return process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : []
}

/** The environment without what would change how Electron starts. */
export function environment(extra: Readonly<Record<string, string>>): Record<string, string> {
  const env: Record<string, string> = {}
  for (const [key, value] of Object.entries(process.env))
    if (value !== undefined && key !== 'NODE_OPTIONS' && key !== 'ELECTRON_RUN_AS_NODE') env[key] = value
  return { ...env, ...extra }
}
