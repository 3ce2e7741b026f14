/** Member logs as long as they may get are read in no time that anybody would notice. */
import { describe, expect, it } from 'vitest'
import { createLogReader } from '#shared/members/state.ts'
import {
  activeOwners,
  createLaptop,
  foundBy,
  hashOf,
  type Laptop,
  memberIdOf,
  ownersTeam,
  whoIsIn,
} from '#test/support/memberLog.ts'

describe('4,000 entries', () => {
  /** Milliseconds of the fastest of five. */
  const fastest = (work: () => void): number =>
    Math.min(
      ...Array.from({ length: 5 }, () => {
        const start = performance.now()
        work()
        return performance.now() - start
      }),
    )

  it('are read in well under 100 ms, and one more costs next to nothing', () => {
    const { laptop, root } = foundBy('Ada')
    for (let n = 0; n < 1_333; n++) {
      laptop.bring(`guest ${n}`)
      if (n % 2 === 0) laptop.remove(`guest ${n}`)
      else laptop.setRole(`guest ${n}`, 'viewer')
    }
    const entries = laptop.reader.entries()
    expect(entries).toHaveLength(4_000)
    const ms = fastest(() => {
      const reader = createLogReader(root)
      for (const entry of entries) reader.add(entry)
      expect(reader.state.members.size).toBe(1_334)
    })
    const one = fastest(() => laptop.invite(hashOf(String(Math.random()))))
    process.stdout.write(`4,000 member entries: ${ms.toFixed(1)} ms; one more: ${one.toFixed(2)} ms\n`)
    expect(ms).toBeLessThan(100)
    expect(one).toBeLessThan(20)
  })

  it('with two owners at work without each other, and everything arriving backwards', () => {
    const [ada, ben] = ownersTeam('Ada', 'Ben', 'Cleo') as [Laptop, Laptop]
    for (let n = 0; n < 660; n++) {
      ada.bring(`a ${n}`)
      ada.remove(`a ${n}`)
      ben.bring(`b ${n}`)
      ben.setRole(`b ${n}`, 'viewer')
    }
    ada.remove('Ben')
    ada.hear(ben)
    const entries = ada.reader.entries().reverse()
    const ms = fastest(() => {
      const reader = createLogReader(ada.reader.root)
      for (const entry of entries) reader.add(entry)
      expect(Object.keys(whoIsIn(reader))).toEqual(['Ada', 'Cleo'])
    })
    process.stdout.write(`${entries.length} member entries in conflict: ${ms.toFixed(1)} ms\n`)
    expect(ms).toBeLessThan(400)
  })

  it('when two owners sign thousands of removals of each other, none knowing of another', () => {
    const [ada, ben] = ownersTeam('Ada', 'Ben') as [Laptop, Laptop]
    const base = ada.reader.entries()
    for (let n = 0; n < 1_900; n++) {
      const one = n % 2 === 0 ? 'Ada' : 'Ben'
      const other = one === 'Ada' ? 'Ben' : 'Ada'
      const fresh = createLaptop(one, ada.reader.root, base)
      ben.reader.add(fresh.act({ act: 'remove', memberId: memberIdOf(other) }, n))
    }
    const entries = ben.reader.entries()
    const ms = fastest(() => {
      const reader = createLogReader(ada.reader.root)
      for (const entry of entries) reader.add(entry)
      expect(activeOwners(reader)).toHaveLength(1)
    })
    process.stdout.write(`${entries.length} member entries, all at once: ${ms.toFixed(1)} ms\n`)
    expect(ms).toBeLessThan(1_000)
  })
})
