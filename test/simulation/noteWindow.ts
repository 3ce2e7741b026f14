/** A window on a note: a replica with a real editor bound to it as the app binds it, held by a core as windows are. */
import * as Y from 'yjs'
import type { NotePeer } from '#core/core.ts'
import { noteRootOf } from '#shared/docs/noteRoot.ts'
import { bindingDrifted, repairBinding } from '#shared/editor/binding.ts'
import { textOf } from '#shared/editor/tree.ts'
import { createNoteUndo } from '#shared/editor/undo.ts'
import { readFromY } from '#shared/editor/yTree.ts'
import type { NoteId } from '#shared/model/ids.ts'
import { actions, weighted } from '#test/shared/editor/twoPeers.ts'
import { bindHeadless } from '#test/shared/editor/support.ts'
import type { Random } from '#test/support/random.ts'
import type { Device } from './device.ts'

/** Who types what: no character is typed twice by anybody, so that each can be followed. */
export interface Characters {
  next(device: Device): { next: number }
  authorOf(char: string): number | undefined
  /** Taken away by somebody's own hand. */
  retracted: Set<string>
}

const FIRST = 0x4e00
const EACH = 3_500

export function createCharacters(devices: readonly Device[]): Characters {
  const states = devices.map((_, at) => ({ next: FIRST + at * EACH }))
  return {
    next: (device) => states[devices.indexOf(device)] ?? { next: 0xe000 },
    authorOf: (char) => {
      const code = char.charCodeAt(0)
      return code >= FIRST && code < FIRST + EACH * devices.length ? Math.floor((code - FIRST) / EACH) : undefined
    },
    retracted: new Set(),
  }
}

export interface NoteWindowParts {
  device: Device
  noteId: NoteId
  characters: Characters
  /** The update is on the device's disk. */
  acknowledged: (update: Uint8Array) => void
  /** For the log of what happened. */
  fault: (what: string) => void
}

export interface NoteWindow {
  readonly noteId: NoteId
  readonly connected: boolean
  /** Exchanges state with the core that runs now; false when the note is gone. */
  connect(): boolean
  act(random: Random): void
  undo(redo: boolean): void
  /** The core died; the window lives on. */
  lost(): void
  /** What a window does when idle. */
  rest(): void
  close(): void
}

/** Null when the core does not give the note. */
export function openWindow({ device, noteId, characters, acknowledged, fault }: NoteWindowParts): NoteWindow | null {
  const doc = new Y.Doc()
  noteRootOf(doc)
  const waiting = new Map<number, Uint8Array>()
  let seq = 0
  let connected = false
  let peer: NotePeer | undefined
  let life = device.core

  const typed = (): Set<string> =>
    new Set([...textOf(readFromY(noteRootOf(doc)))].filter((char) => characters.authorOf(char) !== undefined))

  const post = (update: Uint8Array): void => {
    seq += 1
    waiting.set(seq, update)
    const sent = seq
    const to = peer
    device.enter(() => {
      if (!device.core || !to) return
      const outcome = device.core.notes.receive(noteId, sent, update, to)
      // A note that was deleted, or a member who may no longer write: the window closes the note, or shows it only.
      if (!outcome.ok) connected = false
    })
  }

  const connect = (): boolean => {
    const mine: NotePeer = {
      saved: (_note, upTo) => {
        if (mine !== peer) return
        for (const [number, update] of waiting) {
          if (number > upTo) continue
          waiting.delete(number)
          acknowledged(update)
        }
      },
      updated: (_note, update) => {
        if (mine !== peer) return
        Y.applyUpdate(doc, update, 'core')
        flush()
      },
      awareness: () => undefined,
      reopen: () => {
        if (mine === peer) connected = false
      },
    }
    const { core } = device
    const before = peer
    peer = mine
    connected = false
    const opened = device.enter(() => {
      if (before && life === core) core?.notes.close(noteId, before)
      life = core
      return core?.notes.open(noteId, Y.encodeStateVector(doc), mine)
    })
    if (!opened?.ok) return opened === undefined
    connected = true
    waiting.clear()
    Y.applyUpdate(doc, opened.value.update, 'core')
    const owed = Y.encodeStateAsUpdate(doc, opened.value.vector)
    if (owed.byteLength > 2) post(owed)
    return true
  }

  if (!connect()) return null
  const bound = bindHeadless(doc, () => undefined)
  const undo = createNoteUndo(doc, noteRootOf(doc), bound.binding, { captureTimeout: 0 })
  const flush = (): void => bound.editor.update(() => undefined, { discrete: true })
  doc.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin !== 'core' && connected) post(update)
  })

  const changing = (work: () => void): string[] => {
    const before = typed()
    work()
    flush()
    const after = typed()
    return [...before].filter((char) => !after.has(char))
  }

  return {
    noteId,
    get connected() {
      return connected
    },
    connect,
    act: (random) => {
      const action = actions[random.pick(weighted)]
      const lost = changing(() =>
        bound.editor.update(() => action?.(random, characters.next(device)), { discrete: true }),
      )
      for (const char of lost) characters.retracted.add(char)
    },
    undo: (redo) => {
      const own = characters.authorOf(String.fromCharCode(characters.next(device).next))
      const lost = changing(() => void (redo ? undo.redo() : undo.undo()))
      const others = lost.filter((char) => characters.authorOf(char) !== own && !characters.retracted.has(char))
      if (!redo && others.length > 0) fault(`an undo in ${noteId} on ${device.name} took ${others.join('')} of others`)
      for (const char of lost) characters.retracted.add(char)
    },
    lost: () => {
      connected = false
      peer = undefined
    },
    rest: () => {
      if (bindingDrifted(bound.editor, doc)) repairBinding(bound.editor, bound.binding, doc)
      if (bindingDrifted(bound.editor, doc)) fault(`the editor of ${noteId} on ${device.name} differs after the repair`)
    },
    close: () => {
      const { core } = device
      const mine = peer
      if (mine && life === core) device.enter(() => core?.notes.close(noteId, mine))
      peer = undefined
      connected = false
      bound.release()
      undo.destroy()
      doc.destroy()
    },
  }
}
