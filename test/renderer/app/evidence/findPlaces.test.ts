/** Finding a step by a few letters of it. */
import { expect, it } from 'vitest'
import type { EvidencePlaceRow } from '#shared/contract/evidenceQueries.ts'
import { createId } from '#shared/model/ids.ts'
import { findPlaces } from '#renderer/app/evidence/findPlaces.ts'

const row = (title: string, within = 'First year', phase: EvidencePlaceRow['phase'] = 'P3'): EvidencePlaceRow => ({
  subject: { stepId: createId('t') },
  kind: 'step',
  title,
  phase,
  within,
})
const rows = [row('Write by hand'), row('Ärger früh zugeben'), row('By the river, a visit', 'Second year', 'P1')]
const found = (query: string) => findPlaces(rows, query).map(({ title }) => title)

it('gives all without words, and those whose words begin like the query otherwise', () => {
  expect(found('  ')).toHaveLength(3)
  expect(found('wri ha')).toEqual(['Write by hand'])
  expect(found('and')).toEqual([])
  expect(found('by')).toEqual(['Write by hand', 'By the river, a visit'])
})

it('finds letters with and without their marks, and looks into plan and phase last', () => {
  expect(found('arger fruh')).toEqual(['Ärger früh zugeben'])
  expect(found('second')).toEqual(['By the river, a visit'])
  expect(found('p3 first')).toEqual(['Write by hand', 'Ärger früh zugeben'])
})
