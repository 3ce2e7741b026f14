/** What is kept of codings in memory follows what is on the disk, and days begin where this computer's do. */
import { afterEach, describe, expect, it, vi } from 'vitest'
import { startOfDay } from '#core/queries/insight/codingIndex.ts'
import { type CodeId, createId, LIBRARY_DOC } from '#shared/model/ids.ts'
import type { SettlementRecord } from '#shared/model/settlement.ts'
import { createCodingScene } from '#test/support/codingScene.ts'
import { temporaryFolder } from '#test/support/core.ts'

const [P, R] = ['P3.INVITE', 'R1.HELP'] as CodeId[] as [CodeId, CodeId]

describe('figures that were asked for before', () => {
  it('follow a coding, its change, a settlement, the trash and deleting for ever', () => {
    const scene = createCodingScene(temporaryFolder())
    const [ada, ben] = [createId('m'), createId('m')]
    const cell = () => {
      const found = scene.query('phaseNormMap', {}).cells.find(({ row, column }) => row === 'P3' && column === 'R1')
      return found ? `${found.quotes}: ${found.supports}–${found.disputes}` : 'none'
    }
    let [source, quote] = [createId('s'), createId('q')]
    scene.change((edit) => {
      source = scene.addSource(edit)
      quote = scene.addQuote(edit, source)
      scene.code(edit, source, quote, P, ada, 'illustrates')
    })
    expect(cell()).toBe('none')
    scene.change((edit) => scene.code(edit, source, quote, R, ada, 'supports'))
    expect(cell()).toBe('1: 1–0')
    scene.change((edit) => scene.code(edit, source, quote, R, ben, 'disputes'))
    expect(cell()).toBe('1: 1–1')
    const settlement: SettlementRecord = {
      quotes: [quote],
      codings: [
        { target: quote, code: P, coder: ada, stance: 'illustrates', aside: false },
        { target: quote, code: R, coder: ada, stance: 'supports', aside: false },
        { target: quote, code: R, coder: ben, stance: 'disputes', aside: true },
      ],
      decision: 'reading',
      chosen: ada,
      reason: '',
      by: ada,
      at: 1,
    }
    scene.change((edit) => edit.addItem(source, createId('a'), settlement))
    expect(cell()).toBe('1: 1–0')
    // Whoever codes anew opens the question again.
    scene.change((edit) => scene.code(edit, source, quote, R, ben, 'supports'))
    expect(cell()).toBe('1: 1–0')
    scene.change((edit) => scene.code(edit, source, quote, R, ada, null))
    scene.change((edit) => scene.code(edit, source, quote, R, ben, 'disputes'))
    expect(cell()).toBe('1: 0–1')
    scene.change((edit) => scene.trash(edit, source, quote, true))
    expect(cell()).toBe('none')
    scene.change((edit) => scene.trash(edit, source, quote, false))
    expect(cell()).toBe('1: 0–1')
    scene.change((edit) => scene.trash(edit, LIBRARY_DOC, source, true))
    expect(cell()).toBe('none')
    scene.change((edit) => scene.trash(edit, LIBRARY_DOC, source, false))
    expect(cell()).toBe('1: 0–1')
    scene.change((edit) => edit.erase(source, quote))
    expect(cell()).toBe('none')
    scene.close()
  })
})

describe('startOfDay', () => {
  afterEach(() => void vi.unstubAllEnvs())

  it.each([
    ['Europe/Berlin', '2026-03-29', 0, '2026-03-28T23:00:00.000Z'],
    ['Europe/Berlin', '2026-03-29', 1, '2026-03-29T22:00:00.000Z'],
    ['Europe/Berlin', '2026-12-31', 1, '2026-12-31T23:00:00.000Z'],
    ['America/St_Johns', '2026-07-01', 0, '2026-07-01T02:30:00.000Z'],
    ['Asia/Tokyo', '2024-02-28', 1, '2024-02-28T15:00:00.000Z'],
    ['UTC', '0050-06-01', 0, '0050-06-01T00:00:00.000Z'],
  ])('in %s, %s and %i later', (zone, day, later, moment) => {
    vi.stubEnv('TZ', zone)
    expect(new Date(startOfDay(day, later)).toISOString()).toBe(moment)
  })
})
