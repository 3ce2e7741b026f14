/** Ada's workspace, and Mallory, who belongs to its team and keeps to nothing. */
import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import type { DocId } from '#shared/model/ids.ts'
import type { Message } from '#shared/sync/messages.ts'
import type { Core } from '#core/core.ts'
import { openCore, scope, temporaryFolder, value } from '#test/support/core.ts'
import { createRogue, resumeFresh, type Rogue, type RogueWire } from './rogue.ts'
import { raiseStage, type Stage } from './team.ts'
import { type Turns, watchTurns } from './turns.ts'

/** A core that is busy with others for longer than this, in one turn, is felt by whoever types. */
export const ANSWERS_WITHIN_MS = 100

export interface Scene {
  stage: Stage
  turns: Turns
  ada: Core
  mallory: Rogue
  wire: RogueWire
  /** Mallory's device as Ada's panel shows it. */
  shown: () => Promise<{ refused: number; refusedWhy: string | null }>
  say: (...messages: Message[]) => Promise<void>
}

/** Ada's workspace with some notes, and Mallory in it, greeted and heard. */
export async function setScene(
  role: 'editor' | 'viewer' = 'editor',
  notes = 5,
  workClock?: () => number,
): Promise<Scene> {
  const stage = raiseStage()
  const turns = watchTurns(stage.network, workClock)
  const ada = await openCore(
    temporaryFolder(),
    { create: { name: 'Workshop' }, memberName: 'Ada' },
    { network: turns.network, now: () => stage.time.now() },
  )
  for (let at = 0; at < notes; at++)
    value(ada.execute('createNote', { title: `Note ${at}`, markdown: 'Words.' }, scope))
  const mallory = createRogue(stage, 1)
  const wire = await mallory.join(ada, role)
  wire.send(resumeFresh)
  await stage.time.advance(2_000)
  turns.longest()
  return {
    stage,
    turns,
    ada,
    mallory,
    wire,
    shown: async () => {
      const devices = value(await ada.query('team', {})).members.flatMap((member) => member.devices)
      const device = devices.find(({ key }) => key === mallory.key)
      if (!device) throw new Error('Mallory is not in the panel')
      return device
    },
    say: async (...messages) => {
      for (const message of messages) wire.send(message)
      await stage.time.advance(5_000)
    },
  }
}

export const updates = (id: DocId, ...all: Uint8Array[]): Message => ({
  type: 'updates',
  docs: all.map((update) => ({ id, update })),
  seq: null,
})
export const noteIds = async (core: Core) => value(await core.query('notes', {})).rows.map(({ noteId }) => noteId)
/** One struct of a client that begins at `clock`. */
export function structAt(client: number, clock: number, write: (to: encoding.Encoder) => void): Uint8Array {
  const to = encoding.createEncoder()
  for (const number of [1, 1, client, clock]) encoding.writeVarUint(to, number)
  write(to)
  encoding.writeVarUint(to, 0)
  return encoding.toUint8Array(to)
}
export const letter = (to: encoding.Encoder): void => {
  encoding.writeUint8(to, 4)
  encoding.writeVarUint(to, 1)
  encoding.writeVarString(to, 'root')
  encoding.writeVarString(to, 'x')
}
export const fresh = (text: string): Uint8Array => {
  const doc = new Y.Doc()
  doc.getMap('junk').set('text', text)
  return Y.encodeStateAsUpdate(doc)
}
