import { launchApp, resize } from '#test/support/window.ts'
const out = '/tmp/ux'
const a = await launchApp({ size: { width: 1280, height: 800 } })
const b = await launchApp({ size: { width: 1280, height: 800 } })
const w = a.window,
  v = b.window
const both = async (app: typeof a, name: string) => {
  for (const width of [1280, 900]) {
    await resize(app.electron, { width, height: 700 })
    for (const scheme of ['light', 'dark'] as const) {
      if (width === 1280 && scheme === 'dark') continue
      await app.window.emulateMedia({ colorScheme: scheme })
      await app.window.waitForTimeout(350)
      await app.window.screenshot({ path: `${out}/${name}-${width}-${scheme}.png` })
    }
  }
  await resize(app.electron, { width: 1280, height: 700 })
  await app.window.emulateMedia({ colorScheme: 'light' })
  await app.window.waitForTimeout(200)
}
const step = async (name: string, f: () => Promise<unknown>) => {
  try {
    await f()
  } catch (e) {
    console.log('STEP', name, String(e).slice(0, 300))
  }
}
w.setDefaultTimeout(15000)
v.setDefaultTimeout(15000)
await both(b, '1-first')
await w.getByText('Look round the sample').click()
await w.getByRole('link', { name: 'Library' }).waitFor({ timeout: 30000 })
await w.waitForTimeout(1500)
await w.keyboard.press('Control+k')
await w.getByRole('combobox', { name: 'Go to or do anything' }).fill('>invite')
await w.keyboard.press('Enter')
await w.waitForTimeout(800)
await both(a, '2-team-alone')
await w.getByRole('button', { name: 'Make an invitation' }).click()
const shown = w.getByRole('textbox', { name: 'Invitation link' })
await shown.waitFor()
await w.waitForTimeout(3000)
await both(a, '3-invite')
const link = await shown.inputValue()
await v.getByRole('button', { name: /^Join a team/ }).click()
await both(b, '4-joinform-empty')
await v.getByLabel('Invitation link').fill(link)
await v.getByLabel('Your name').fill('Tobias Wren')
await both(b, '5-joinform')
await v.keyboard.press('Enter')
await v.getByText('Waiting for').first().waitFor({ timeout: 30000 })
await both(b, '6-joining')
await both(a, '7-door')
await w.getByRole('button', { name: 'Let them in' }).click()
await v.getByRole('link', { name: /^Library/ }).waitFor({ timeout: 60000 })
await v.waitForTimeout(3000)
await both(a, '8-team')
await step('change', async () => {
  await v.getByRole('link', { name: /^Notes/ }).click()
  await v.getByText('Thanks, or a price').first().click()
  await v.locator('[data-lexical-editor="true"] p').first().click()
  await v.keyboard.type('Tobias thinks: ')
  await v.waitForTimeout(1500)
})
await step('brief', async () => {
  await w.getByRole('link', { name: /^Library/ }).click()
  await w.waitForTimeout(800)
  await both(a, '9-notice')
  await w.getByRole('link', { name: /^New from others/ }).click()
  await w.waitForTimeout(800)
})
await both(a, '10-brief')
await step('foot', async () => {
  await w.getByRole('button', { name: /^Saved here/ }).click()
  await w.waitForTimeout(500)
})
await both(a, '11-foot')
await both(b, '12-note-two')
await a.close()
await b.close()
