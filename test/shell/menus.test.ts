/** The menu bar on each platform, from the app's list of commands. */
import type { MenuItemConstructorOptions } from 'electron'
import { describe, expect, test } from 'vitest'
import { acceleratorOf, menuTemplate } from '#electron/shell/menuTemplate.ts'
import { type AppCommand, appCommands } from '#shared/model/appCommands.ts'

const ran: string[] = []
const template = (platform: NodeJS.Platform) =>
  menuTemplate({
    platform,
    appName: 'Commonplace',
    theme: 'dark',
    recent: [{ path: '/w', name: 'Pilots', openedAt: 1 }],
    development: false,
    run: (id) => ran.push(id),
    openRecent: (path) => ran.push(path),
  })

const flat = (items: MenuItemConstructorOptions[]): MenuItemConstructorOptions[] =>
  items.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? flat(item.submenu) : [])])
const press = (item: MenuItemConstructorOptions) => (item.click as unknown as () => void)()
const all: readonly AppCommand[] = appCommands

describe.each(['linux', 'win32', 'darwin'] as const)('on %s', (platform) => {
  const items = flat(template(platform))

  test('every command with a menu stands in it once, and does what it says', () => {
    for (const command of all.filter(({ menu }) => menu !== undefined)) {
      const found = items.filter(({ id }) => id === command.id)
      expect(found.map(({ label }) => label)).toEqual([command.title])
      press(found[0]!)
      expect(ran.pop()).toBe(command.id)
    }
  })

  test('no key stands for two things, and no key takes a letter from typing', () => {
    const keys = items.flatMap(({ accelerator }) => accelerator ?? []).map(String)
    expect(keys.length).toBeGreaterThan(8)
    expect(new Set(keys).size).toBe(keys.length)
    for (const key of keys) expect(key).toMatch(/^(CmdOrCtrl|Alt)\+|^(Shift\+)?F\d+$/)
  })

  test('no menu is empty, starts or ends with a line, or has two in a row', () => {
    for (const { submenu } of [{ submenu: template(platform) }, ...items]) {
      if (!Array.isArray(submenu)) continue
      const kinds = submenu.map(({ type }) => type === 'separator')
      expect(submenu.length).toBeGreaterThan(0)
      expect(kinds[0] || kinds.at(-1)).toBe(false)
      expect(kinds.some((line, i) => line && kinds[i + 1])).toBe(false)
    }
  })

  test('the way out is where people look for it', () => {
    const roles = items.map(({ role }) => role)
    expect(roles.includes('quit')).toBe(platform !== 'darwin')
    expect(roles.includes('appMenu')).toBe(platform === 'darwin')
    expect(roles.includes('windowMenu')).toBe(platform === 'darwin')
    expect(roles).toContain('paste')
    expect(roles).not.toContain('toggleDevTools')
  })

  test('the theme in force is ticked, and recent workspaces can be opened', () => {
    expect(items.filter(({ checked }) => checked).map(({ id }) => id)).toEqual(['view.dark'])
    press(items.find(({ label }) => label === 'Pilots')!)
    expect(ran.pop()).toBe('/w')
  })
})

test.each([
  ['Mod+O', 'CmdOrCtrl+O'],
  ['Mod+Shift+Z', 'CmdOrCtrl+Shift+Z'],
  ['Alt+ArrowLeft', 'Alt+Left'],
  ['F6', 'F6'],
  ['Shift+F6', 'Shift+F6'],
  ['G L', undefined],
  ['Q', undefined],
  ['?', undefined],
  ['Delete', undefined],
  [undefined, undefined],
])('%s becomes %s', (keys, wanted) => expect(acceleratorOf(keys)).toBe(wanted))
