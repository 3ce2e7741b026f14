import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { builtInCodeById, builtInCodes, builtInGroupById, builtInGroups } from '#shared/model/codebook/codebook.ts'
import { BuiltInCode, CodeGroup } from '#shared/model/codebook/schema.ts'

/** The scheme as it was agreed, written out so that no code can be lost or renamed by accident. */
const scheme: Record<string, string[]> = {
  P1: ['OWNER', 'PLAN', 'CONTENT'],
  P2: ['WHERE', 'FIT', 'MIX'],
  P3: ['INVITE', 'LISTEN', 'EXPECT'],
  P4: ['SPACE', 'OPEN', 'BADGE'],
  P5: ['INVOLVE', 'HONOUR', 'SPREAD'],
  PX: ['KPI', 'CONTROL', 'SCALE'],
  R1: ['FIRST', 'VALUE', 'FREE', 'HELP', 'LOCAL'],
  R2: ['GRATITUDE', 'BACK', 'FORWARD', 'VOICE'],
  R3: ['PEOPLE', 'VIEW', 'FUTURE', 'TRUST'],
  R9: ['TRADE', 'OBLIGE', 'PAY', 'TAKE', 'REACH', 'AUTO', 'ENTITLE', 'SOUR'],
}
const textFields = ['label', 'brief', 'definition', 'useWhen', 'avoidWhen', 'example'] as const
const idsIn = (text: string): string[] => text.match(/\b[PR][0-9X]\.[A-Z]+\b/g) ?? []

describe('the built-in codebook', () => {
  it('holds the 39 codes of the scheme, in its order', () => {
    const expected = Object.entries(scheme).flatMap(([group, names]) => names.map((name) => `${group}.${name}`))
    expect(expected).toHaveLength(39)
    expect(builtInCodes.map((code) => code.id)).toEqual(expected)
    expect(builtInCodeById.size).toBe(39)
    expect(builtInGroups.map((group) => group.id)).toEqual(Object.keys(scheme))
  })

  it('fits its schema, with every text filled and of a sane length', () => {
    expect(() => z.array(BuiltInCode).parse(builtInCodes)).not.toThrow()
    expect(() => z.array(CodeGroup).parse(builtInGroups)).not.toThrow()
  })

  it('stands each code under a group of its own tree and colour', () => {
    for (const code of builtInCodes) {
      const group = builtInGroupById.get(code.parent)
      expect(group, code.id).toBeDefined()
      expect([code.tree, code.colour]).toEqual([group?.tree, group?.colour])
      expect(code.id.startsWith(`${code.parent}.`)).toBe(true)
      expect(builtInGroupById.has(code.id)).toBe(false)
    }
    expect(builtInGroups.filter((group) => group.tree === 'phases')).toHaveLength(6)
  })

  it('refers only to codes that exist, and never to itself', () => {
    for (const code of builtInCodes) {
      for (const field of textFields) {
        for (const id of idsIn(code[field])) {
          expect(builtInCodeById.has(id), `${code.id}.${field} names ${id}`).toBe(true)
          expect(id, `${code.id}.${field}`).not.toBe(code.id)
        }
      }
    }
  })

  it.each([
    ['P3.EXPECT', 'avoidWhen', 'R9.ENTITLE'],
    ['PX.KPI', 'avoidWhen', 'R9.REACH'],
    ['PX.CONTROL', 'avoidWhen', 'P1.PLAN'],
    ['R9.TRADE', 'avoidWhen', 'R2.BACK'],
    ['R2.BACK', 'avoidWhen', 'R2.FORWARD'],
    ['R2.FORWARD', 'avoidWhen', 'R2.BACK'],
    ['R3.PEOPLE', 'definition', 'R9.TAKE'],
  ] as const)('says at %s, in %s, where %s begins', (id, field, neighbour) => {
    expect(idsIn(builtInCodeById.get(id)?.[field] ?? '')).toContain(neighbour)
  })

  it('asks for a memo at the two boundary cases', () => {
    expect(builtInCodeById.get('R9.PAY')?.definition).toMatch(/expenses.*memo/s)
    expect(builtInCodeById.get('R9.TAKE')?.avoidWhen).toMatch(/memo/)
  })

  it('repeats no text, and keeps emphasis out of it', () => {
    for (const field of textFields) {
      const texts = builtInCodes.map((code) => code[field])
      expect(new Set(texts).size, field).toBe(texts.length)
      for (const text of texts) expect(text).not.toMatch(/!|\s{2}|['"]/)
    }
  })

  it('is changed by nobody without meaning to: coders agree on what these words say', () => {
    // On a deliberate change: write the new digest here.
    const digest = createHash('sha256')
      .update(JSON.stringify([builtInGroups, builtInCodes]))
      .digest('hex')
      .slice(0, 16)
    expect(digest).toBe('4b25b8cb02f0e6d9')
  })
})
