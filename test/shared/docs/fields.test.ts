import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { createClock } from '#shared/docs/clock.ts'
import { fieldHistory, fieldsBySubject, itemsOf, readField, writeField } from '#shared/docs/fields.ts'

const sync = (a: Y.Doc, b: Y.Doc): void => {
  Y.applyUpdate(b, Y.encodeStateAsUpdate(a, Y.encodeStateVector(b)))
  Y.applyUpdate(a, Y.encodeStateAsUpdate(b, Y.encodeStateVector(a)))
}

describe('fields', () => {
  it('keeps what two devices set offline, also the first time: the later stands, the other is history', () => {
    const a = new Y.Doc()
    const b = new Y.Doc()
    writeField(a, 'source', 'title', 'd_a', 'From A', [10, 0])
    writeField(b, 'source', 'title', 'd_b', 'From B', [20, 0])
    sync(a, b)
    for (const doc of [a, b]) {
      expect(readField(doc, 'source', 'title')?.value).toBe('From B')
      expect(fieldHistory(doc, 'source', 'title').map((entry) => entry.value)).toEqual(['From B', 'From A'])
    }
  })

  it('converges to the greatest stamp whatever the order of delivery', () => {
    const write = fc.record({
      device: fc.constantFrom('d_a', 'd_b', 'd_c'),
      ms: fc.nat(5),
      counter: fc.nat(2),
      value: fc.nat(99),
    })
    fc.assert(
      fc.property(fc.array(write, { minLength: 1, maxLength: 20 }), fc.array(fc.nat()), (writes, order) => {
        const docs = new Map(['d_a', 'd_b', 'd_c'].map((device) => [device, new Y.Doc()]))
        const latest = new Map<string, { ms: number; counter: number; value: number }>()
        const updates: Uint8Array[] = []
        for (const { device, ms, counter, value } of writes) {
          const before = latest.get(device)
          // A device's own clock never goes back.
          if (before && (ms < before.ms || (ms === before.ms && counter <= before.counter))) continue
          const doc = docs.get(device) as Y.Doc
          doc.once('update', (update: Uint8Array) => updates.push(update))
          writeField(doc, 's', 'f', device, value, [ms, counter])
          latest.set(device, { ms, counter, value })
        }
        const shuffled = updates.map((update, i) => ({ update, at: order[i] ?? i })).sort((x, y) => x.at - y.at)
        const merged = new Y.Doc()
        for (const { update } of shuffled) Y.applyUpdate(merged, update)
        const [winner] = [...latest].sort(
          ([da, a], [db, b]) => b.ms - a.ms || b.counter - a.counter || (da < db ? 1 : -1),
        )
        expect(readField(merged, 's', 'f')?.value).toBe(winner?.[1].value)
      }),
    )
  })

  it('skips and counts what a merge brought in that is not a field', () => {
    const doc = new Y.Doc()
    doc.getMap('fields').set('no-slashes', 1)
    doc.getMap('fields').set('s/f/d', { v: 1 })
    doc.getMap('fields').set('s/f/e', { v: 2, t: [1, 0] })
    itemsOf(doc).set('x', 'not a record')
    const { subjects, malformed } = fieldsBySubject(doc)
    expect(malformed).toBe(2)
    expect(subjects.get('s')?.get('f')?.value).toBe(2)
  })
})

/** What the accessors must say, read the slow way: through every entry of the map. */
function readThrough(doc: Y.Doc, subject: string, field: string): unknown[] {
  const found: { v: number; t: [number, number]; device: string }[] = []
  for (const [key, raw] of doc.getMap('fields').entries()) {
    const [s, f, device, ...rest] = key.split('/')
    if (s === subject && f === field && device && rest.length === 0)
      found.push({ ...(raw as { v: number; t: [number, number] }), device })
  }
  return found
    .sort((a, b) => b.t[0] - a.t[0] || b.t[1] - a.t[1] || (a.device < b.device ? 1 : -1))
    .map((each) => each.v)
}

describe('reading by subject', () => {
  const subjects = ['s', 'sub', 'workspace']
  const fields = ['title', 'tit']
  const devices = ['d_a', 'd_b']
  const write = fc.record({
    kind: fc.constant('write' as const),
    subject: fc.constantFrom(...subjects),
    field: fc.constantFrom(...fields),
    device: fc.constantFrom(...devices),
    peer: fc.nat(1),
  })
  const act = fc.oneof(
    { weight: 4, arbitrary: write },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('delete' as const), peer: fc.nat(1), at: fc.nat(20) }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('sync' as const) }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('malformed' as const), peer: fc.nat(1), at: fc.nat(3) }) },
  )
  const malformedKeys = ['s', 's/title', 's/title/d_a/more', '/title/d_a']

  it('says the same as reading everything: after writes, deletions and merges, and inside of a transaction', () => {
    fc.assert(
      fc.property(fc.array(act, { maxLength: 30 }), fc.boolean(), (acts, readsEarly) => {
        const docs = [new Y.Doc(), new Y.Doc()] as const
        const check = (doc: Y.Doc) => {
          for (const subject of subjects) {
            for (const field of fields) {
              expect(fieldHistory(doc, subject, field).map((entry) => entry.value)).toEqual(
                readThrough(doc, subject, field),
              )
            }
            const own = fieldsBySubject(doc, new Set([subject])).subjects.get(subject)
            expect(own).toEqual(fieldsBySubject(doc).subjects.get(subject))
          }
        }
        // An index that was made early must keep up; one that is made late must find everything.
        if (readsEarly) docs.forEach(check)
        for (const [n, each] of acts.entries()) {
          if (each.kind === 'sync') sync(...docs)
          else {
            const doc = docs[each.peer] as Y.Doc
            doc.transact(() => {
              if (each.kind === 'write') writeField(doc, each.subject, each.field, each.device, n, [n, 0])
              else if (each.kind === 'malformed') doc.getMap('fields').set(malformedKeys[each.at] as string, n)
              else {
                const keys = [...doc.getMap('fields').keys()]
                if (keys.length > 0) doc.getMap('fields').delete(keys[each.at % keys.length] as string)
              }
              if (readsEarly) check(doc)
            })
          }
          if (readsEarly) docs.forEach(check)
        }
        docs.forEach(check)
      }),
    )
  })

  it('costs what the subject holds, not what the document holds', () => {
    const reads = (size: number): number => {
      const doc = new Y.Doc()
      doc.transact(() => {
        for (let i = 0; i < size; i++) writeField(doc, `n_${i}`, 'trashed', 'd_a', null, [i, 0])
      })
      readField(doc, 'n_0', 'trashed')
      const map = doc.getMap('fields')
      let touched = 0
      const get = map.get.bind(map)
      map.get = (key) => {
        touched++
        return get(key)
      }
      map.entries = () => {
        throw new Error('read through')
      }
      readField(doc, 'n_7', 'trashed')
      fieldsBySubject(doc, new Set(['n_8', 'n_9']))
      return touched
    }
    expect(reads(2000)).toBe(reads(20))
  })
})

describe('createClock', () => {
  it('only ever rises, while the wall clock stands, jumps back, or a peer is ahead', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.record({ now: fc.nat(1000) }), fc.record({ seen: fc.tuple(fc.nat(2000), fc.nat(5)) }))),
        (steps) => {
          let now = 0
          let last: readonly [number, number] = [-1, 0]
          const clock = createClock(() => now)
          for (const step of steps) {
            if ('now' in step) now = step.now
            else clock.observe(step.seen)
            const next = clock.tick()
            expect(next[0] > last[0] || (next[0] === last[0] && next[1] > last[1])).toBe(true)
            if ('seen' in step)
              expect(next[0] > step.seen[0] || (next[0] === step.seen[0] && next[1] > step.seen[1])).toBe(true)
            last = next
          }
        },
      ),
    )
  })

  it('does not follow a clock that is days ahead', () => {
    const clock = createClock(() => 1_000)
    clock.observe([1_000 + 86_400_001, 0])
    expect(clock.tick()).toEqual([1_000, 0])
  })
})
