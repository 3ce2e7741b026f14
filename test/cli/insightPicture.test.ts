/** Figures by command line as drawings. */
import { readFileSync } from 'node:fs'
import { DOMParser } from 'linkedom'
import { beforeAll, expect, it } from 'vitest'
import { makeCliWorkspace } from '#test/support/cliWorkspace.ts'

const workspace = makeCliWorkspace()
const { at, cli } = workspace

beforeAll(async () => {
  const words = ['--exact', 'forty', '--code', 'P3.INVITE', '--code', 'R1.HELP:disputes']
  const run = await cli('quote-add', '--source', workspace.sourceId, ...words)
  expect(run.status, run.stderr).toBe(0)
})

it.each(['phase-norm', 'frequencies', 'cooccurrence', 'over-sources', 'saturation', 'stance', 'negative-cases'])(
  'draws %s',
  async (what) => {
    const file = at(`${what}.svg`)
    const run = await cli('insight', what, '--format', 'svg', '-o', file)
    expect(run.status, run.stderr).toBe(0)
    const text = readFileSync(file, 'utf8')
    expect(text).toMatch(/^<\?xml version="1\.0" encoding="UTF-8"\?>\n<svg /)
    expect(text).not.toMatch(/<style|NaN|var\(--/)
    const { documentElement: svg } = new DOMParser().parseFromString(text, 'image/svg+xml')
    expect(svg?.getAttribute('aria-label')).toBeTruthy()
    // One quote: it is drawn, or said why not; and never taken for more than it is.
    if (what !== 'saturation')
      expect(text).toContain(what === 'negative-cases' ? 'is disputed by a quote here' : 'very little')
    if (what === 'frequencies') expect(text).toContain('R1.HELP')
  },
)
