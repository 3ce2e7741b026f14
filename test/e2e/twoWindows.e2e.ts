/** Two laptops: two apps with folders of their own, one team, over the real network of this computer. */
import { join } from 'node:path'
import { runCli } from '../support/cli.ts'
import { openLine } from '../support/coreLine.ts'
import { waitForCore } from '../support/coreProcess.ts'
import { ROOT, type RunningApp } from '../support/window.ts'
import { expect, test } from '../support/windowTest.ts'
import { withCore } from '../support/workspace.ts'

const TITLE = 'Thanks, or a price'

/** A command line that goes through the app that has the folder open. */
const cliAt =
  (data: string) =>
  async <T>(...args: string[]): Promise<T> => {
    const run = await runCli([...args, '--data', data, '--json'])
    expect([run.status, run.stderr], `${args.join(' ')}: ${run.stdout}`).toEqual([0, ''])
    return run.json<T>()
  }

async function openNote({ window: page }: RunningApp) {
  await page.getByRole('link', { name: /^Notes/ }).click({ timeout: 30_000 })
  await page.getByText(TITLE).first().click()
  const editor = page.locator('[data-lexical-editor="true"]')
  await expect(editor).toHaveAttribute('contenteditable', 'true')
  return editor
}

test('invited, joined, written apart in one note, met: both read the same, also after a kill', async ({ launch }) => {
  test.setTimeout(240_000)
  const ada = await launch()
  await withCore(ada.dataFolder, 'Quayside', async (core) => {
    const made = core.execute('createNote', { title: TITLE, markdown: 'We begin here.' }, { scope: 'test' })
    if (!made.ok) throw new Error(made.error.message)
  })
  const opened = await ada.window.evaluate((path) => window.commonplace.openWorkspace(path), ada.dataFolder)
  expect(opened.ok).toBe(true)
  const atAda = cliAt(ada.dataFolder)
  const { link } = await atAda<{ link: string }>('invite', '--auto-admit')

  const ben = await launch()
  const joined = await ben.window.evaluate(
    ([invitation, path]) => window.commonplace.joinWorkspace({ link: invitation, name: 'Ben', path }),
    [link, ben.dataFolder] as const,
  )
  expect(joined.ok).toBe(true)
  const atBen = cliAt(ben.dataFolder)
  const ofAda = await openNote(ada)
  const ofBen = await openNote(ben)
  await expect(ofBen).toContainText('We begin here.')

  // Together: what one types, the other sees.
  await ofAda.click()
  await ada.window.keyboard.press('Control+End')
  await ada.window.keyboard.type(' Ada was here.')
  await expect(ofBen).toContainText('Ada was here.')

  // Apart: each writes a line of their own into the same note.
  const off = [await openLine(ada.window), await openLine(ben.window)]
  for (const line of off) await line.command('setSync', { mode: 'lan', relay: null, paused: true })
  const apartAda = await openNote(ada)
  const apartBen = await openNote(ben)
  await apartAda.click()
  await ada.window.keyboard.press('Control+Home')
  await ada.window.keyboard.type('First by Ada. ')
  await apartBen.click()
  await ben.window.keyboard.press('Control+End')
  await ben.window.keyboard.type(' Last by Ben.')
  await expect(apartAda).not.toContainText('Last by Ben.')
  for (const line of off) await line.command('setSync', { mode: 'lan', relay: null, paused: false })
  const whole = 'First by Ada. We begin here. Ada was here. Last by Ben.'
  await expect(apartAda).toHaveText(whole, { timeout: 30_000 })
  await expect(apartBen).toHaveText(whole, { timeout: 30_000 })

  // Killed in the middle of an exchange: the core of one, then its whole app.
  const pid = await waitForCore(ben)
  for (let n = 0; n < 3; n++) await atAda('note-add', '--title', `More ${n}`, '--markdown', join(ROOT, 'README.md'))
  process.kill(pid, 'SIGKILL')
  await waitForCore(ben, pid)
  await atAda('note-add', '--title', 'After the core', '--markdown', join(ROOT, 'README.md'))
  ben.electron.process().kill('SIGKILL')
  await ben.close({ keepFolder: true })
  const again = await launch({ folder: ben.folder, env: { COMMONPLACE_OPEN: ben.dataFolder } })
  await waitForCore(again)
  await expect
    .poll(async () => JSON.stringify([await atAda('digest'), await atBen('digest')]), {
      timeout: 60_000,
    })
    .toMatch(/^\[(\{[^}]*\}),\1\]$/)
  expect(await atBen('verify')).toMatchObject({ ok: true, problems: [] })
})
