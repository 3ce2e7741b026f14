/** What the palette finds: commands by their words, things by their titles, and a reason where nothing can be done. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type Found,
  type OfferedCommand,
  paletteSections,
  parsePaletteQuery,
  rowId,
} from '#renderer/app/palette/paletteRows.ts'
import { rankCommands } from '#renderer/app/palette/rankCommands.ts'
import { appCommands } from '#shared/model/appCommands.ts'

const all: readonly OfferedCommand[] = appCommands
const titles = (query: string): string[] => rankCommands(all, query).map(({ item }) => item.title)
const rowsOf = (text: string, commands = all, found: readonly Found[] = []) =>
  paletteSections(parsePaletteQuery(text), commands, found).flatMap((section) => [...section.items])

describe('ranking', () => {
  test('every command is found by its whole title, and first', () => {
    for (const command of all) expect(titles(command.title)[0]).toBe(command.title)
  })

  test('by the beginnings of its words, in any order', () => {
    expect(titles('not new')).toContain('New note')
    expect(titles('lib')).toContain('Go to the library')
  })

  test('by other names people have for it', () => {
    expect(titles('shortcuts')).toContain('Keys on this screen')
  })

  test('without minding case or accents', () => {
    expect(rankCommands([{ title: 'Écrire une note' }], 'ecr')).toHaveLength(1)
  })

  test('what begins with the word stands before what only holds it', () => {
    expect(rankCommands([{ title: 'Show notes' }, { title: 'Notes' }], 'note').map(({ item }) => item.title)).toEqual([
      'Notes',
      'Show notes',
    ])
  })

  test('any typing at all: no crash, only true hits, marks inside the title', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 12 }), (query) => {
        for (const { item, ranges } of rankCommands(all, query)) {
          for (const { from, to } of ranges) {
            expect(from).toBeGreaterThanOrEqual(0)
            expect(to).toBeLessThanOrEqual(item.title.length)
          }
        }
        const ids = rowsOf(query).map(rowId)
        expect(new Set(ids).size).toBe(ids.length)
      }),
    )
  })
})

describe('sections', () => {
  test('">" shows every command there is', () => {
    expect(rowsOf('>')).toHaveLength(all.length)
  })

  test('what can be done now comes first; the rest says why not', () => {
    const commands = all.map((each) => (each.id === 'note.new' ? each : { ...each, disabledBecause: 'Not now' }))
    const rows = rowsOf('>', commands)
    expect(rows[0]).toMatchObject({ id: 'note.new' })
    expect(rows[1]).toMatchObject({ disabledBecause: 'Not now' })
  })

  test('"#" shows codes and no commands', () => {
    const code: Found = { kind: 'code', id: 'R9.PAY', title: 'R9.PAY', detail: '', sourceId: null, planId: null }
    expect(rowsOf('#', all, [code]).map((row) => row.type)).toEqual(['found'])
  })

  test('words that name nothing can still be searched for in every text', () => {
    expect(rowsOf('heddle')).toEqual([{ type: 'search', query: 'heddle' }])
  })
})
