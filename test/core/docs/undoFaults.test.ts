/** Undo through commits that failed, and documents that were let go of and read again. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addText, newCore, value } from '#test/support/core.ts'

describe('undo', () => {
  it('takes back just what was committed, though commits fail in between', async () => {
    let failing = false
    const fault = (point: string) => {
      if (failing && point === 'afterLogWrite') throw new Error('the disk refuses')
    }
    const { core } = await newCore({ fault })
    const sourceId = await addText(core, 'Looms hum in the evening.')
    const titleNow = async () => value(await core.query('source', { sourceId }))?.title
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.constantFrom('set', 'undo', 'redo'), fc.boolean(), fc.nat(9)), { maxLength: 25 }),
        async (acts) => {
          value(core.execute('editSource', { sourceId, patch: { title: 'the beginning' } }, { scope: 'elsewhere' }))
          const own = { scope: `window ${Math.random()}` }
          let titles = ['the beginning']
          let at = 0
          for (const [act, fails, n] of acts) {
            failing = fails
            const title = `title ${n}`
            if (act === 'set') {
              const changes = titles[at] !== title
              const done = core.execute('editSource', { sourceId, patch: { title } }, own)
              expect(done.ok).toBe(!fails)
              if (done.ok && changes) titles = [...titles.slice(0, ++at), title]
            } else {
              const done = core.execute(act, {}, own)
              const can = act === 'undo' ? at > 0 : at < titles.length - 1
              expect(done.ok).toBe(can && !fails)
              if (done.ok) at += act === 'undo' ? -1 : 1
            }
            failing = false
            expect(await titleNow()).toBe(titles[at])
          }
        },
      ),
      { numRuns: 60 },
    )
    expect(value(await core.query('verify', {})).problems).toEqual([])
  }, 60_000)
})
