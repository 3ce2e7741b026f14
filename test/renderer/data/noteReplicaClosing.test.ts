/** A note's replica when it is left, when its window died, and beside another window's. */
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { breathe, databases, place, resetScene, scene, settle, TestWindow } from '#test/support/replicaScene.ts'

beforeEach(resetScene)

describe('closing', () => {
  test('a note left in mid-word stays until the core has it, then its write-ahead goes', async () => {
    const window = new TestWindow('a').connect().open()
    await settle()
    window.type('last word')
    window.held?.release()
    await settle()
    expect(scene.core.text(scene.noteId)).toBe('last word')
    expect(await databases()).toBe(0)
  })

  test('left while the core is away, it is saved when the core comes back', async () => {
    const window = new TestWindow('a').connect().open()
    await settle()
    window.coreDies()
    window.type('later')
    window.held?.release()
    await settle()
    expect(await databases()).toBe(1)
    window.connect()
    await settle()
    expect(scene.core.text(scene.noteId)).toBe('later')
    expect(await databases()).toBe(0)
  })

  test('shown again before it was saved, it is the same replica', async () => {
    const window = new TestWindow('a').connect().open()
    await settle()
    window.type('x')
    const { replica } = window
    window.held?.release()
    window.open()
    expect(window.replica).toBe(replica)
    await settle()
    window.type('y')
    await settle()
    expect(scene.core.text(scene.noteId)).toBe('xy')
  })

  test('opened again at once, it keeps a write-ahead', async () => {
    const window = new TestWindow('a').connect().open()
    await settle()
    window.held?.release()
    window.open()
    await settle()
    window.coreDies()
    window.type('safe')
    await breathe()
    window.die()
    new TestWindow('b').connect().open()
    await settle()
    expect(scene.core.text(scene.noteId)).toBe('safe')
  })

  test('what a dead window left is saved without anybody opening the note', async () => {
    const window = new TestWindow('a').connect().open()
    await settle()
    window.coreDies()
    window.type('left over')
    await breathe()
    window.die()
    const next = new TestWindow('b').connect()
    await next.shelf.rescueLeftovers(place)
    await settle()
    expect(scene.core.text(scene.noteId)).toBe('left over')
    expect(await databases()).toBe(0)
  })

  test('write-aheads of a replaced database are deleted, those of other workspaces stay', async () => {
    const window = new TestWindow('a').connect()
    for (const each of [place, { ...place, epoch: 'e0' }, { workspaceId: 'w_2', epoch: 'e1' }]) {
      window.shelf.hold(scene.noteId, each)
    }
    await breathe()
    expect(await databases()).toBe(3)
    window.die()
    const next = new TestWindow('b')
    await next.shelf.rescueLeftovers(place)
    await breathe()
    const names = (await indexedDB.databases()).map(({ name }) => name)
    expect(names.some((name) => name?.includes('e0'))).toBe(false)
    expect(names.some((name) => name?.includes('w_2'))).toBe(true)
  })
})

describe('two windows', () => {
  test('each sees what the other writes', async () => {
    const one = new TestWindow('a').connect().open()
    const two = new TestWindow('b').connect().open()
    await settle()
    one.type('one ')
    await settle()
    two.type('two')
    await settle()
    // Held back for a moment, as after a key.
    await vi.waitFor(() => expect(one.text).toBe('one two'))
    expect(two.text).toBe('one two')
  })

  test('the second takes over the write-ahead of a first that died, with what was unsaved in it', async () => {
    const one = new TestWindow('a').connect().open()
    await settle()
    const two = new TestWindow('b').connect().open()
    await settle()
    one.wire?.cut()
    one.type('nobody heard')
    await breathe()
    one.die()
    await settle()
    expect(two.text).toBe('nobody heard')
    expect(scene.core.text(scene.noteId)).toBe('nobody heard')
  })
})
