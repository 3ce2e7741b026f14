/** One device of a team, in a process of its own, driven by the benchmark over IPC (sync/protocol.ts). */
import { createCore } from '#core/createCore.ts'
import type { Core } from '#core/core.ts'
import { createOpener, openDatabase } from '#core/db/database.ts'
import { join } from 'node:path'
import { createCountedNetwork } from '../sync/countedNetwork.ts'
import { editNotes } from '../sync/editNotes.ts'
import type { FromDevice, Request, RequestName, Requests } from '../sync/protocol.ts'
import { importWorkerUrl, take } from '../support/openCore.ts'

const counted = createCountedNetwork()
let core: Core | undefined
let dataDir = ''

const tell = (message: FromDevice): void => void process.send?.(message)
const opened = (): Core => {
  if (core === undefined) throw new Error('nothing is open')
  return core
}

const answers: { [N in RequestName]: (input: Requests[N]['input']) => Promise<Requests[N]['output']> } = {
  open: async ({ folder, link }) => {
    dataDir = folder
    const config = { dataDir, program: 'bench', ...(link !== undefined && { join: { link, name: 'Ben' } }) }
    core = take(await createCore(config, { importWorkerUrl, network: counted.network, report: console.error }))
    core.sync.onEvent(({ event }) => tell({ is: 'event', event }))
    return null
  },
  invite: async () => {
    const { inviteId } = take(
      opened().execute('invite', { role: 'editor', expiresInMs: 3_600_000, autoAdmit: true }, { scope: 'bench' }),
    )
    // Who was alone goes onto the network only now; from then on the link says where.
    while (opened().sync.addresses().length === 0) await new Promise((resolve) => setTimeout(resolve, 20))
    const link = take(await opened().query('inviteLink', { inviteId }))
    if (link === null) throw new Error('there is no link')
    return link
  },
  pause: async (paused) => {
    take(opened().execute('setSync', { mode: 'lan', relay: null, paused }, { scope: 'bench' }))
    return null
  },
  edit: (edits) => editNotes(opened(), dataDir, edits),
  traffic: async () => counted.traffic(),
  digest: async () => take(await opened().query('digest', {})).digest,
  forget: async (folder) => {
    const db = openDatabase(join(folder, 'workspace.sqlite'), createOpener({}))
    db.run('UPDATE peer SET epoch = NULL, seen_seq = NULL, acked_epoch = NULL, acked_seq = NULL')
    db.close()
    return null
  },
  close: async () => {
    await core?.close()
    core = undefined
    return null
  },
}

process.on('message', ({ id, name, input }: Request) => {
  const answer = answers[name] as (given: unknown) => Promise<unknown>
  answer(input).then(
    (output) => tell({ is: 'answer', id, output }),
    (cause: unknown) =>
      tell({ is: 'failed', id, message: cause instanceof Error ? (cause.stack ?? '') : String(cause) }),
  )
})
process.on('disconnect', () => process.exit())
