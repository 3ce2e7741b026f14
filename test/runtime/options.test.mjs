/** A command that is told what it does not take says so at once, with no trace and status 2. */
import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { tellsUsage } from '#electron/runtime/options.mjs'

const takes = { usage: 'npm run bench -- [--json]', options: { json: { type: 'boolean' } } }

describe('what a command is told', () => {
  it.each([[[]], [['--json']]])('%j is taken', (args) => expect(tellsUsage(takes, args)).toBe(false))

  it.each([['--colour'], ['extra'], ['--json=yes'], ['-x']])('%s is not', (arg) => {
    let stopped
    try {
      tellsUsage(takes, [arg])
    } catch (error) {
      stopped = error
    }
    expect(stopped).toMatchObject({ isStop: true, status: 2 })
    expect(stopped.message).toMatch(/^[^\n]+\. Usage: npm run bench -- \[--json\]$/)
  })

  it('the benchmarks explain themselves, and refuse without a trace', () => {
    const run = fileURLToPath(new URL('../../electron/runtime/run.mjs', import.meta.url))
    const bench = (arg) => execFileSync(process.execPath, [run, 'bench', arg], { encoding: 'utf8', stdio: 'pipe' })
    expect(bench('--help')).toMatch(/^Usage: npm run bench/)
    expect(() => bench('--fast')).toThrow(
      expect.objectContaining({ status: 2, stderr: expect.not.stringMatching(/\n\s+at /) }),
    )
  })
})
