/** The guided tour is what `npm start` does where there is no display: it must go through to its end on every tree. */
import { execFile } from 'node:child_process'
import { mkdirSync, readdirSync } from 'node:fs'
import { extname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from '@playwright/test'

test('the guided tour goes through and leaves its pictures and exports', async () => {
  test.setTimeout(180_000)
  const folder = test.info().outputPath('tour')
  mkdirSync(folder, { recursive: true })
  const script = fileURLToPath(new URL('./tour.ts', import.meta.url))
  const { stdout } = await promisify(execFile)(process.execPath, ['--disable-warning=ExperimentalWarning', script], {
    env: { ...process.env, COMMONPLACE_TOUR_OUT: folder },
  })
  expect(stdout).toContain('The dark theme')
  const kinds = readdirSync(folder).map((file) => extname(file))
  expect(kinds.filter((kind) => kind === '.png').length).toBeGreaterThanOrEqual(5)
  expect(kinds).toEqual(expect.arrayContaining(['.md', '.html', '.pdf']))
})
