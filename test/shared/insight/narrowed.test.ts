/** A figure that does not count everything says so in its picture, its table and its empty sentence. */
import { expect, test } from 'vitest'
import { stancePicture } from '#shared/insight/codePictures.ts'
import { stanceTable } from '#shared/insight/frequencies.ts'
import { narrowed } from '#shared/insight/narrowed.ts'
import { gistOf, notesOf } from '#shared/pictures/words.ts'

const made = { picture: stancePicture([]), table: stanceTable([]) }

test('what is left out is said wherever the figure goes, and nothing is said of a whole one', () => {
  expect(narrowed(made, '')).toEqual(made)
  const { picture, table } = narrowed(made, 'Tobias, disputes')
  expect(gistOf(picture)).toContain('Nothing here passes the filters: Tobias, disputes.')
  expect(table.note).toContain('Only Tobias, disputes.')
  const rows = [{ label: 'R1', supports: 0, disputes: 2, illustrates: 0 }]
  expect(notesOf({ ...picture, kind: 'balance', unit: 'quotes', rows }, 600)[0]).toMatch(/^Only Tobias, disputes: /)
})
