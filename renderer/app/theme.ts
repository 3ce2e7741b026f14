/** Light, dark, or as the system has it. Kept per device, outside workspaces, so that the first-run screen knows it too. */
import type { Theme } from '#shared/contract/shell.ts'
import { Theme as ThemeSchema } from '#shared/contract/shell.ts'
import { shell } from '../data/shell.ts'

const KEY = 'theme'

export function currentTheme(): Theme {
  const parsed = ThemeSchema.safeParse(localStorage.getItem(KEY))
  return parsed.success ? parsed.data : 'system'
}

const listeners = new Set<() => void>()

/** Calls the listener whenever a theme is chosen in this window. */
export function onTheme(listener: () => void): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

export function applyTheme(theme: Theme): void {
  localStorage.setItem(KEY, theme)
  if (theme === 'system') delete document.documentElement.dataset['theme']
  else document.documentElement.dataset['theme'] = theme
  void shell().setTheme(theme)
  for (const listener of listeners) listener()
}
