/** Teammates of a folder, as their devices would have sent what they coded: written into its documents from outside. */
import * as Y from 'yjs'
import { itemsOf, writeField } from '#shared/docs/fields.ts'
import { codingField, SOURCE } from '#shared/docs/layout.ts'
import type { Stance } from '#shared/model/coding.ts'
import { type CodeId, createId, LIBRARY_DOC, type MemberId, type QuoteId, type SourceId } from '#shared/model/ids.ts'
import { readState, receive, type Sent } from '#test/support/exchange.ts'

export interface Coded {
  sourceId: SourceId
  /** The source itself: coded as a whole. */
  target: QuoteId | SourceId
  codeId: CodeId
  /** Null: taken off again. */
  stance: Stance | null
}

export interface Teammate {
  memberId: MemberId
  device: string
  name: string
}

export const createTeammate = (name: string): Teammate => ({ memberId: createId('m'), device: createId('d'), name })

/** Written after what the folder holds: of two that write one entry apart, Yjs would take either. */
const updateOf = (held: readonly Sent[], docId: string, write: (doc: Y.Doc) => void): Sent => {
  const doc = new Y.Doc()
  const known = held.find((each) => each.docId === docId)
  if (known) Y.applyUpdate(doc, known.update)
  doc.transact(() => write(doc))
  return { docId, update: Y.encodeStateAsUpdate(doc) }
}

/** The folder must be closed. `at`: ms since 1970, of this and of every later of one teammate greater than before. */
export function codeAs(
  dataDir: string,
  { memberId, device, name }: Teammate,
  coded: readonly Coded[],
  at = 1000,
): void {
  const held = readState(dataDir)
  const sent = [
    updateOf(held, LIBRARY_DOC, (doc) => {
      itemsOf(doc).set(memberId, { kind: 'member', by: memberId, at })
      writeField(doc, memberId, 'name', device, name, [at, 0])
    }),
  ]
  for (const sourceId of new Set(coded.map((each) => each.sourceId)))
    sent.push(
      updateOf(held, sourceId, (doc) => {
        for (const { target, codeId, stance, ...each } of coded) {
          if (each.sourceId !== sourceId) continue
          const subject = target === sourceId ? SOURCE : target
          const value = stance === null ? null : { stance, at }
          writeField(doc, subject, codingField(codeId, memberId), device, value, [at, 0])
        }
      }),
    )
  receive(dataDir, sent)
}
