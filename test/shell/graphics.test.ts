import { expect, test } from 'vitest'
import { mayHaveGraphicsDevice } from '#electron/shell/graphics.ts'

test('a Linux without any graphics device is told from one with a device of any kind', () => {
  expect(mayHaveGraphicsDevice('linux', () => false)).toBe(false)
  for (const device of ['/dev/dri', '/dev/nvidiactl', '/dev/dxg'])
    expect(mayHaveGraphicsDevice('linux', (path) => path === device)).toBe(true)
})

test('elsewhere there is always one', () => {
  for (const platform of ['darwin', 'win32'] as const) expect(mayHaveGraphicsDevice(platform, () => false)).toBe(true)
})
