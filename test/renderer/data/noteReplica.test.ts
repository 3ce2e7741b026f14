/** A note's replica: order of opening, and what may be called saved. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { breathe, databases, resetScene, scene, settle, TestWindow } from '#test/support/replicaScene.ts'

beforeEach(resetScene)
afterEach(() => {
  vi.useRealTimers()
})

describe('opening', () => {
  test('nothing may be typed before the core has answered', async () => {
    const window = new TestWindow('a').connect().open()
    await breathe()
    expect(window.replica.ready()).toBe(false)
    await settle()
    expect(window.replica.ready()).toBe(true)
  })

  test('the write-ahead is read before the core is asked, so that the core hears what it lacks', async () => {
    const first = new TestWindow('a').connect().open()
    await settle()
    first.coreDies()
    first.type('kept')
    await breathe()
    first.die()
    const second = new TestWindow('b').connect().open()
    await settle()
    expect(second.text).toBe('kept')
    expect(scene.core.text(scene.noteId)).toBe('kept')
  })

  test('another epoch is not mixed in', async () => {
    scene.core.epoch = 'e2'
    const window = new TestWindow('a').connect().open()
    await settle()
    expect(window.replica.ready()).toBe(false)
    expect(window.replica.saveState().kind).toBe('unsafe')
  })

  test('a note that is gone is said to be gone, and is not asked for for ever', async () => {
    scene.core.disk.delete(scene.noteId)
    const window = new TestWindow('a').connect().open()
    await settle()
    expect(scene.core.opens).toBe(1)
    expect(window.replica.saveState()).toEqual({ kind: 'unsafe', message: 'It is gone.' })
  })
})

describe('what is called saved', () => {
  test('saved only after the acknowledgement', async () => {
    const window = new TestWindow('a').connect().open()
    await settle()
    window.type('x')
    expect(window.replica.saveState().kind).toBe('saving')
    window.wire?.deliver(1)
    expect(scene.core.text(scene.noteId)).toBe('x')
    expect(window.replica.saveState().kind).toBe('saving')
    window.wire?.deliver(1)
    expect(window.replica.saveState().kind).toBe('saved')
  })

  test('while the next word is on its way, the time of the last acknowledgement stands', async () => {
    const window = new TestWindow('a').connect().open()
    await settle()
    window.type('x')
    await settle()
    const saved = window.replica.saveState()
    window.type('y')
    expect(window.replica.saveState()).toMatchObject({ kind: 'saving', lastAt: saved.kind === 'saved' && saved.at })
  })

  test('kept while the core is away, saved again once it is back', async () => {
    const window = new TestWindow('a').connect().open()
    await settle()
    window.coreDies()
    window.type('meanwhile')
    expect(window.replica.saveState()).toEqual({ kind: 'kept' })
    window.connect()
    await settle()
    expect(window.replica.saveState().kind).toBe('saved')
    expect(scene.core.text(scene.noteId)).toBe('meanwhile')
  })

  test('a full disk is said, tried again with patience, and heals', async () => {
    const window = new TestWindow('a').connect().open()
    await settle()
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    scene.core.refuses = true
    const before = scene.core.opens
    window.type('x')
    await settle()
    expect(window.replica.saveState()).toEqual({ kind: 'kept', because: 'The disk is full.' })
    for (let minute = 0; minute < 60; minute++) {
      await vi.advanceTimersByTimeAsync(1_000)
      await settle()
    }
    // At once, after 200 ms, after a second, then every five.
    expect(scene.core.opens - before).toBeGreaterThan(10)
    expect(scene.core.opens - before).toBeLessThan(20)
    scene.core.refuses = false
    await vi.advanceTimersByTimeAsync(5_000)
    await settle()
    expect(window.replica.saveState().kind).toBe('saved')
    expect(scene.core.text(scene.noteId)).toBe('x')
  })

  test('a storage that refuses is said while something is unsaved, and typing goes on', async () => {
    globalThis.indexedDB = {
      open: () => {
        throw new DOMException('no room', 'QuotaExceededError')
      },
    } as never
    const window = new TestWindow('a').connect().open()
    await settle()
    expect(window.replica.ready()).toBe(true)
    window.coreDies()
    window.type('x')
    expect(window.replica.saveState().kind).toBe('unsafe')
    window.connect()
    await settle()
    expect(window.replica.saveState().kind).toBe('saved')
  })
})

describe('until the frame is drawn', () => {
  test('nothing is sent, and nothing is called saved', async () => {
    const window = new TestWindow('a').connect().open()
    await settle()
    window.drawsAtOnce = false
    window.type('a')
    window.type('b')
    expect(window.wire?.toCore).toHaveLength(0)
    expect(window.replica.saveState().kind).toBe('saving')
    expect(window.replica.isSettled()).toBe(false)
    window.draw()
    expect(window.wire?.toCore).toHaveLength(1)
    await settle()
    expect(scene.core.text(scene.noteId)).toBe('ab')
    expect(window.replica.saveState().kind).toBe('saved')
  })

  test('what the core dies upon is carried over by the exchange, once', async () => {
    const window = new TestWindow('a').connect().open()
    await settle()
    window.drawsAtOnce = false
    window.type('x')
    window.coreDies()
    window.type('y')
    expect(window.replica.saveState().kind).toBe('kept')
    window.connect()
    await settle()
    expect(scene.core.text(scene.noteId)).toBe('xy')
    expect(window.replica.saveState().kind).toBe('saved')
  })

  test('a note left in mid-word is not ended before its last word is sent', async () => {
    const window = new TestWindow('a').connect().open()
    await settle()
    window.drawsAtOnce = false
    window.type('last word')
    window.held?.release()
    await settle()
    expect(scene.core.text(scene.noteId)).toBe('last word')
    expect(await databases()).toBe(0)
  })

  test('the words of others wait for the own key, and not for long where none comes', async () => {
    const one = new TestWindow('a').connect().open()
    const two = new TestWindow('b').connect().open()
    await settle()
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
    two.type('one')
    two.wire?.deliver()
    one.wire?.deliver()
    // Nobody types here.
    expect(one.text).toBe('one')
    one.drawsAtOnce = false
    one.type('A')
    one.draw()
    two.type('two')
    two.type('three')
    two.wire?.deliver()
    one.wire?.deliver()
    expect(one.text).not.toContain('two')
    await vi.advanceTimersByTimeAsync(120)
    one.type('B')
    expect(one.text).not.toContain('two')
    one.draw()
    expect(one.text).toContain('twothree')
    two.type('four')
    two.wire?.deliver()
    one.wire?.deliver()
    await vi.advanceTimersByTimeAsync(249)
    expect(one.text).not.toContain('four')
    await vi.advanceTimersByTimeAsync(1)
    expect(one.text).toContain('four')
  })

  test('in a fast run of keys the words of others come together', async () => {
    const one = new TestWindow('a').connect().open()
    const two = new TestWindow('b').connect().open()
    await settle()
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
    const seen: number[] = []
    for (let key = 0; key < 20; key++) {
      one.type('-')
      two.type('+')
      two.wire?.deliver()
      one.wire?.deliver()
      seen.push(one.text.replaceAll('-', '').length)
      await vi.advanceTimersByTimeAsync(60)
    }
    // Every fourth key or so, and never more than a quarter of a second late.
    expect(new Set(seen).size).toBeLessThan(8)
    for (const [key, count] of seen.entries()) expect(count).toBeGreaterThanOrEqual(key - 5)
  })
})
