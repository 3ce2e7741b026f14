/**
 * A process that works on a workspace until it is killed: adds quotes and types into a note, and
 * prints what was acknowledged. Arguments: data folder, fault point or "-", at which occurrence.
 */
import { writeSync } from 'node:fs'
import * as Y from 'yjs'
import type { Core, NotePeer } from '#core/core.ts'
import { createCore } from '#core/createCore.ts'
import { noteRootOf } from '#shared/docs/noteRoot.ts'
import { NoteId, SourceId } from '#shared/model/ids.ts'

const [dataDir = '', point = '-', occurrence = '1', sourceArg = '', noteArg = ''] = process.argv.slice(2)
let left = Number(occurrence)

// Synchronous: a line that was printed was printed before the kill.
const say = (line: unknown): void => void writeSync(1, `${JSON.stringify(line)}\n`)

const opened = await createCore(
  { dataDir, program: 'victim' },
  {
    importWorkerUrl: new URL('../../electron/core/importers/worker.ts', import.meta.url),
    fault: (at) => {
      if (at === point && --left === 0) process.kill(process.pid, 'SIGKILL')
    },
  },
)
if (!opened.ok) {
  say({ failed: opened.error.code })
  process.exit(1)
}
const core: Core = opened.value
const sourceId = SourceId.parse(sourceArg)
const noteId = NoteId.parse(noteArg)

const doc = new Y.Doc()
let seq = 0
const typedBySeq = new Map<number, string>()
let saved = -1
const peer: NotePeer = {
  saved: (_note, upTo) => {
    for (let n = saved + 1; n <= upTo; n++) {
      const typed = typedBySeq.get(n)
      if (typed !== undefined) say({ typed })
    }
    saved = upTo
  },
  updated: (_note, update) => Y.applyUpdate(doc, update),
  awareness: () => undefined,
  reopen: () => undefined,
}
const note = core.notes.open(noteId, Y.encodeStateVector(doc), peer)
if (!note.ok) throw new Error(note.error.message)
Y.applyUpdate(doc, note.value.update)

for (let i = 0; ; i++) {
  const mark = `w${i}x`
  const before = Y.encodeStateVector(doc)
  doc.transact(() => {
    const line = new Y.XmlText()
    const root = noteRootOf(doc)
    root.insertEmbed(root.length, line)
    line.setAttribute('__type', 'paragraph')
    line.insert(0, mark)
  })
  typedBySeq.set(seq, mark)
  core.notes.receive(noteId, seq++, Y.encodeStateAsUpdate(doc, before), peer)
  const commandId = `command-${process.pid}-${i}`
  const outcome = core.execute(
    'addQuote',
    { sourceId, place: { start: i % 40, end: (i % 40) + 5 }, memo: mark },
    { scope: 'victim', commandId },
  )
  if (outcome.ok) say({ quoteId: outcome.value.quoteId, commandId })
  await new Promise((resolve) => setTimeout(resolve, 5))
}
