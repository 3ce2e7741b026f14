/** A note's replica: no death loses or doubles a keystroke. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { breathe, databases, resetScene, scene, settle, TestWindow } from '#test/support/replicaScene.ts'

/** What can happen while somebody writes. */
type Step =
  | { do: 'type'; at: number }
  | { do: 'delete'; at: number }
  | { do: 'deliver'; count: number; first: 'to-core' | 'to-window' }
  | { do: 'breathe' }
  | { do: 'core-dies' }
  | { do: 'core-dies-at'; point: 'before-commit' | 'after-commit' }
  | { do: 'core-starts' }
  | { do: 'window-dies' }
  | { do: 'leave-and-return' }
  | { do: 'draw' }

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ do: fc.constant('type' as const), at: fc.nat(200) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('delete' as const), at: fc.nat(200) }) },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('deliver' as const),
      count: fc.integer({ min: 1, max: 6 }),
      first: fc.constantFrom('to-core' as const, 'to-window' as const),
    }),
  },
  { weight: 3, arbitrary: fc.constant({ do: 'breathe' as const }) },
  { weight: 2, arbitrary: fc.constant({ do: 'core-dies' as const }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('core-dies-at' as const),
      point: fc.constantFrom('before-commit' as const, 'after-commit' as const),
    }),
  },
  { weight: 3, arbitrary: fc.constant({ do: 'core-starts' as const }) },
  { weight: 1, arbitrary: fc.constant({ do: 'window-dies' as const }) },
  { weight: 1, arbitrary: fc.constant({ do: 'leave-and-return' as const }) },
  { weight: 4, arbitrary: fc.constant({ do: 'draw' as const }) },
)

const wordsOf = (text: string): string[] => text.match(/w\d+;/g) ?? []

test('whatever dies, and whenever: every word stands once, in the window and on disk', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 40 }), fc.boolean(), async (steps, drawsAtOnce) => {
      resetScene()
      let window = new TestWindow('w0').connect().open()
      window.drawsAtOnce = drawsAtOnce
      let typed = 0
      let reopened = 0
      /** Words in the document as the person last saw it. */
      let present = new Set<string>()
      /** The same at the last frame: what was typed since may die with the window. */
      let drawn = new Set<string>()
      await settle()

      for (const each of steps) {
        switch (each.do) {
          case 'type': {
            if (!window.replica.ready()) break
            const word = `w${typed++};`
            // Between words only, so that each can be found again.
            const text = window.text
            const at = text.indexOf(';', each.at % (text.length + 1))
            window.type(word, at < 0 ? text.length : at + 1)
            present.add(word)
            break
          }
          case 'delete': {
            if (!window.replica.ready() || present.size === 0) break
            const word = [...present][each.at % present.size] ?? ''
            window.replica.doc.getText('text').delete(window.text.indexOf(word), word.length)
            present.delete(word)
            break
          }
          case 'deliver':
            window.wire?.deliver(each.count, each.first)
            break
          case 'breathe':
            await breathe(2)
            break
          case 'core-dies':
            window.coreDies()
            break
          case 'core-dies-at':
            scene.core.dieAt = each.point
            break
          case 'core-starts':
            scene.core.dieAt = undefined
            if (window.connection.state() !== 'up' || !window.wire) window.connect()
            break
          case 'window-dies':
            // What was handed to IndexedDB is its own process's business and survives.
            window.wire?.cut()
            await breathe(6)
            window.die()
            window = new TestWindow(`w${++reopened}`).open()
            window.drawsAtOnce = drawsAtOnce
            scene.core.dieAt = undefined
            window.connect()
            await settle()
            for (const word of drawn) if (present.has(word)) expect(window.text).toContain(word)
            present = new Set(wordsOf(window.text).filter((word) => drawn.has(word) || present.has(word)))
            expect([...present]).toHaveLength(wordsOf(window.text).length)
            break
          case 'draw':
            window.draw()
            break
          case 'leave-and-return':
            window.held?.release()
            await breathe(1)
            window.open()
            break
        }
        if (window.undrawn.length === 0) drawn = new Set(present)
        // A word that the window showed as saved must be on disk at that moment.
        if (window.held && window.replica.ready() && window.replica.saveState().kind === 'saved')
          for (const word of present) expect(scene.core.text(scene.noteId)).toContain(word)
      }

      scene.core.dieAt = undefined
      window.connect()
      await settle()
      const words = wordsOf(window.text)
      expect(new Set(words)).toEqual(present)
      expect(words).toHaveLength(present.size)
      expect(scene.core.text(scene.noteId)).toBe(window.text)
      expect(window.replica.saveState().kind).toBe('saved')
      window.held?.release()
      await settle()
      expect(await databases()).toBe(0)
    }),
    { numRuns: 120 },
  )
}, 60_000)
