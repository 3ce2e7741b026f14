import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { guidOf, guidOfName, idOfGuid, normalGuid } from '#core/exchange/refi/guids.ts'
import { createId, SourceId } from '#shared/model/ids.ts'

const guid = fc.uuid()

describe('GUIDs', () => {
  it('come back as they came in', () => {
    fc.assert(
      fc.property(guid, (each) => {
        const id = idOfGuid('s', each)
        expect(SourceId.safeParse(id).success).toBe(true)
        expect(guidOf(id)).toBe(each)
      }),
    )
  })

  it('are one for each id and always the same', () => {
    const ids = Array.from({ length: 2000 }, () => createId('q'))
    const guids = ids.map((id) => guidOf(id))
    expect(new Set(guids).size).toBe(ids.length)
    for (const [n, id] of ids.entries()) {
      expect(guidOf(id)).toBe(guids[n])
      expect(normalGuid(guids[n] as string)).toBe(guids[n])
    }
  })

  it('are pinned: a file written today is known again tomorrow', () => {
    expect(guidOfName('coding q R9.PAY m')).toBe(guidOfName('coding q R9.PAY m'))
    expect(guidOf('P1.OWNER')).toBe('e8eb81ac-b69a-8827-939b-f2898eff25c2')
    expect(guidOf('s_0000000000000000000001')).toBe('00000000-0000-0000-0000-000000000001')
    expect(guidOf('s_zzzzzzzzzzzzzzzzzzzzzz')).toMatch(
      /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    )
  })

  it('are read with braces, in capitals and without hyphens, and nothing else is', () => {
    expect(normalGuid(' {39633935-3331-3962-6632-37343637326B} ')).toBe('39633935-3331-3962-6632-37343637326b')
    expect(normalGuid('39633935333139626632373436373264')).toBe('39633935-3331-3962-6632-373436373264')
    for (const bad of ['', '3963', '3963393533313962663237343637326', '39633935-3331-3962-6632-37343637326'])
      expect(normalGuid(bad)).toBeUndefined()
  })
})
