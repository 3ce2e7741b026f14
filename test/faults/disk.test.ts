/** What can happen to a folder while a core has it open, or before: full, gone, moved, with its blobs away. */
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { createCore } from '#core/createCore.ts'
import type { AppError } from '#shared/contract/errors.ts'
import {
  addText,
  closeCore,
  importWorkerUrl,
  newCore,
  openCore,
  scope,
  temporaryFolder,
  value,
} from '#test/support/core.ts'
import { createHearingPeer } from '#test/support/notePeer.ts'

const text = 'Looms hum in the evening. Nobody pays the weaver for the light.'

/** A disk of a few megabytes; undefined where this process may not mount one. */
function smallDisk(): { folder: string; fill: () => void; free: () => void; unmount: () => void } | undefined {
  const folder = temporaryFolder()
  if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=4m', 'tmpfs', folder]).status !== 0) return undefined
  const filler = join(folder, 'filler')
  return {
    folder,
    fill: () => {
      for (const size of [1 << 20, 4096, 1]) {
        try {
          for (let n = 0; ; n++) writeFileSync(`${filler}-${size}-${n}`, new Uint8Array(size))
        } catch {
          // Full.
        }
      }
    },
    free: () => {
      for (const name of readdirSync(folder)) if (name.startsWith('filler')) rmSync(join(folder, name))
    },
    unmount: () => void spawnSync('umount', ['-l', folder]),
  }
}

const errorOf = (outcome: { ok: boolean; error?: AppError }): AppError => {
  if (outcome.ok || !outcome.error) throw new Error('this was expected to fail')
  return outcome.error
}

describe('a full disk', () => {
  it('is opened for reading, refuses each change with one sentence, and takes them once there is space', async (context) => {
    const disk = smallDisk()
    if (!disk) return context.skip('no disk can be mounted here')
    try {
      const dataDir = join(disk.folder, 'workspace')
      const made = await openCore(dataDir, { create: { name: 'Small' } })
      const sourceId = await addText(made, text)
      const { noteId } = value(made.execute('createNote', { title: 'Kept', markdown: 'As it was.' }, scope))
      value(await made.query('search', { query: 'looms' }))
      await closeCore(made)
      disk.fill()

      const core = await openCore(dataDir)
      expect(value(await core.query('sources', {})).total).toBe(1)
      expect(value(await core.query('sourceText', { sourceId }))?.extraction.text).toBe(text)
      expect(value(await core.query('noteMarkdown', { noteId }))).toContain('As it was.')
      expect(value(await core.query('search', { query: 'looms' })).total).toBe(1)
      expect(value(await core.query('digest', {})).documents).toBe(3)
      expect(value(await core.query('verify', {})).problems).toEqual([])
      const error = errorOf(core.execute('renameNote', { noteId, title: 'Changed' }, scope))
      expect(error.code).toBe('StoreWriteFailed')
      expect(error.message).toMatch(/^The disk is full, [^.]+\.$/)
      expect(value(await core.query('note', { noteId }))?.title).toBe('Kept')
      disk.free()
      value(core.execute('renameNote', { noteId, title: 'Changed' }, scope))
      await closeCore(core)
      const again = await openCore(dataDir)
      expect(value(await again.query('note', { noteId }))?.title).toBe('Changed')
      expect(value(await again.query('verify', {})).problems).toEqual([])
      await closeCore(again)
    } finally {
      disk.unmount()
    }
  })
})

describe('the folder of an open workspace', () => {
  it.each(['deleted', 'moved'] as const)(
    '%s: one sentence for each change, nothing said to be saved, no folder made anew',
    async (what) => {
      const { core, dataDir } = await newCore()
      const sourceId = await addText(core, text)
      const { noteId } = value(core.execute('createNote', { title: 'Open' }, scope))
      const heard: string[] = []
      const peer = createHearingPeer(heard, ({ message }) => message)
      const doc = new Y.Doc()
      Y.applyUpdate(doc, value(core.notes.open(noteId, Y.encodeStateVector(doc), peer)).update)
      const elsewhere = `${dataDir}-elsewhere`
      if (what === 'deleted') rmSync(dataDir, { recursive: true })
      else renameSync(dataDir, elsewhere)

      const sentence = /^The folder of this workspace was moved or deleted while it was open, [^.]+\.$/
      for (const outcome of [
        core.execute('renameNote', { noteId, title: 'Lost' }, scope),
        core.execute('addQuote', { sourceId, place: { exact: 'hum' } }, scope),
        core.execute('setPreference', { key: 'theme', value: 'dark' }, scope),
        core.execute('undo', {}, scope),
      ]) {
        expect(errorOf(outcome).code).toBe('StoreWriteFailed')
        expect(errorOf(outcome).message).toMatch(sentence)
      }
      const items = [{ fileName: 'b.txt', bytes: new TextEncoder().encode('Another text of a few words.') }]
      const [failed] = value(await core.run('import', { items }, scope)).failed
      expect(failed?.error.message).toMatch(sentence)
      const before = Y.encodeStateVector(doc)
      doc.getMap('probe').set('typed', true)
      const told = heard.length
      value(core.notes.receive(noteId, 0, Y.encodeStateAsUpdate(doc, before), peer))
      await vi.waitFor(() => expect(heard.length).toBeGreaterThan(told))
      for (const heardOf of heard) expect(heardOf).toMatch(sentence)
      // What is there can still be read, so that people can copy it.
      expect(value(await core.query('note', { noteId }))?.title).toBe('Open')
      expect(value(await core.query('notes', {})).total).toBe(1)
      expect(existsSync(dataDir)).toBe(false)
      if (what === 'moved') {
        renameSync(elsewhere, dataDir)
        value(core.execute('renameNote', { noteId, title: 'Back' }, scope))
      }
      await closeCore(core)
      expect(existsSync(dataDir)).toBe(what === 'moved')
      const reopened = await createCore({ dataDir, program: 'test' }, { importWorkerUrl })
      if (what === 'deleted') expect(errorOf(reopened).code).toBe('NotAWorkspace')
      else {
        const again = value(reopened)
        expect(value(await again.query('note', { noteId }))?.title).toBe('Back')
        expect(value(await again.query('verify', {})).problems).toEqual([])
        await again.close()
      }
    },
  )
})

describe('blobs that are gone', () => {
  it('are said to be missing wherever they are needed, and harm nothing else', async () => {
    const { core: made, dataDir } = await newCore()
    const sourceId = await addText(made, text)
    const { quoteId } = value(made.execute('addQuote', { sourceId, place: { exact: 'hum' } }, scope))
    await closeCore(made)
    rmSync(join(dataDir, 'blobs'), { recursive: true })

    const core = await openCore(dataDir)
    expect(value(await core.query('sourceText', { sourceId }))).toBeNull()
    for (const outcome of [
      core.execute('addQuote', { sourceId, place: { exact: 'evening' } }, scope),
      await core.run('rereadSource', { sourceId }, scope),
    ]) {
      expect(errorOf(outcome).code).toBe('BlobMissing')
      expect(errorOf(outcome).message).toMatch(/ not on this computer, [^.]+\.$/)
    }
    expect(value(await core.query('quote', { quoteId }))?.exact).toBe('hum')
    value(core.execute('setMemo', { quoteId, memo: 'Heddlewise.' }, scope))
    expect(value(await core.query('search', { query: 'heddlewise' })).total).toBe(1)
    const problems = value(await core.query('verify', {})).problems
    expect(problems.filter((problem) => problem.startsWith('blob '))).toHaveLength(2)
    // The same file again brings them back.
    const report = value(
      await core.run('import', { items: [{ fileName: 'a.txt', bytes: new TextEncoder().encode(text) }] }, scope),
    )
    expect(report.failed[0]?.error).toMatchObject({ code: 'AlreadyInLibrary' })
    expect(value(await core.run('rereadSource', { sourceId }, scope))).toMatchObject({ kept: 1, lost: 0 })
    expect(value(await core.query('sourceText', { sourceId }))?.extraction.text).toBe(text)
    expect(value(await core.query('verify', {})).problems).toEqual([])
  })
})
