/**
 * Two devices of a team, in processes of their own, over the real network of this computer: the first sync of 10,000
 * documents against y-websocket with the same documents; what goes over the wire when 1,000 of them changed; and what
 * goes over it when nothing does.
 */
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { type Benchmark, compare, type Measured, type Result } from '../row.ts'
import { interleaved, median } from '../stats.ts'
import { hasNetworkLibrary } from '../sync/countedNetwork.ts'
import { type Device, startDevice } from '../sync/device.ts'
import type { Edits } from '../sync/protocol.ts'
import { startWebSocketServer } from '../sync/webSocket.ts'
import { copyWorkspace, masterWorkspace } from '../workspace/workspace.ts'

const ROUNDS = 3
/** Six signs of life each way; the whole run is to end within three minutes. */
const IDLE_MS = 30_000
/** What was under way when both held the same has arrived by then. */
const SETTLE_MS = 3_000
const edits: Edits = { notes: 1_000, letters: 200, commits: 2, text: 'prose', seed: 1 }
const names = {
  first: 'First sync of 10,000 documents',
  prose: 'Bytes on the wire, 1,000 of 10,000 documents changed',
  random: 'The same with letters at random',
  cold: 'The same between devices that do not know each other',
  bytes: 'Idle traffic a minute',
  messages: 'Idle messages a minute',
}

interface Pair {
  owner: Device
  joined: Device
  folders: { owner: string; joined: string }
}

/** An owner with 10,000 notes, and somebody who joins; `ms` from there until both hold the same. */
async function joinNew(master: string, folder: string): Promise<Pair & { ms: number }> {
  mkdirSync(folder)
  const folders = { owner: join(folder, 'owner'), joined: join(folder, 'joined') }
  copyWorkspace(master, folders.owner)
  const owner = startDevice()
  const joined = startDevice()
  await owner.ask('open', { folder: folders.owner })
  const link = await owner.ask('invite', null)
  // The process has been started and waits.
  await joined.ask('traffic', null)
  const started = performance.now()
  const [, ms] = await Promise.all([
    joined.ask('open', { folder: folders.joined, link }),
    joined.next('synced').then(() => performance.now() - started),
  ])
  return { owner, joined, folders, ms }
}

const end = async ({ owner, joined }: Pair): Promise<void> => void (await Promise.all([owner.end(), joined.end()]))

/** Edits on one device while it is away; then what it takes, in both directions, until both hold the same. */
async function apart({ owner, joined, folders }: Pair, what: Edits, isForgotten: boolean) {
  await owner.ask('pause', true)
  const { documents, minimalBytes } = await owner.ask('edit', what)
  if (documents < what.notes) throw new Error(`only ${documents} documents changed`)
  if (isForgotten)
    for (const [device, folder] of [
      [owner, folders.owner],
      [joined, folders.joined],
    ] as const) {
      await device.ask('close', null)
      await device.ask('forget', folder)
      await device.ask('open', { folder })
    }
  const before = await joined.ask('traffic', null)
  await Promise.all([joined.next('synced'), owner.ask('pause', false)])
  await pause(SETTLE_MS)
  const after = await joined.ask('traffic', null)
  if ((await owner.ask('digest', null)) !== (await joined.ask('digest', null)))
    throw new Error('they hold not the same')
  return { bytes: after.bytes - before.bytes, minimalBytes, documents }
}

async function wireRows(pair: Pair): Promise<Result[]> {
  const kB = 1000
  const prose = await apart(pair, edits, false)
  const random = await apart(pair, { ...edits, text: 'random', seed: 2 }, false)
  const cold = await apart(pair, { ...edits, seed: 3 }, true)
  const changes = `${edits.letters} letters in each of ${edits.notes} notes in ${edits.commits} commits each, while apart`
  const least = 'against the sum of minimal Yjs diffs (V1, unpacked, without any frame)'
  return [
    compare(
      names.prose,
      'kB',
      prose.bytes / kB,
      prose.minimalBytes / kB,
      1.2,
      `${changes}; both directions from the greeting until both hold the same, packed and framed, ${least}.`,
    ),
    compare(
      names.random,
      'kB',
      random.bytes / kB,
      random.minimalBytes / kB,
      1.2,
      'of 64 different letters, which can be packed by a quarter at most.',
    ),
    compare(
      names.cold,
      'kB',
      cold.bytes / kB,
      cold.minimalBytes / kB,
      null,
      'neither knows how far it has seen the other, so that digests of all documents are compared; sentences again.',
    ),
  ]
}

const alone = (name: string, unit: Measured['unit'], value: number, note: string): Measured => ({
  name,
  value,
  against: null,
  ratio: null,
  budget: null,
  unit,
  note,
})

async function idleRows({ joined }: Pair): Promise<Result[]> {
  await pause(SETTLE_MS)
  const before = await joined.ask('traffic', null)
  await pause(IDLE_MS)
  const after = await joined.ask('traffic', null)
  const aMinute = 60_000 / IDLE_MS
  const note = 'two connected devices that hold the same, both directions, counted for half a minute and doubled'
  return [
    alone(
      names.bytes,
      'bytes',
      (after.bytes - before.bytes) * aMinute,
      `${note}; without what the network keeps itself alive by.`,
    ),
    alone(names.messages, 'messages', (after.messages - before.messages) * aMinute, `${note}: signs of life.`),
  ]
}

export const syncing: Benchmark = {
  key: 'sync',
  title: 'Sync',
  run: async ({ folder, say }) => {
    if (!(await hasNetworkLibrary())) {
      const skipped = 'the network part (@number0/iroh) has no build for this kind of computer.'
      return Object.values(names).map((name) => ({ name, skipped }))
    }
    const master = await masterWorkspace(say, 'notes')
    const loaded = join(folder, 'web-socket')
    copyWorkspace(master, loaded)
    const server = await startWebSocketServer(loaded)
    let pair: Pair | undefined
    let documents = 0
    let rounds: Record<'ours' | 'webSocket', number[]>
    try {
      rounds = await interleaved(ROUNDS, {
        ours: async (round) => {
          if (pair) await end(pair)
          const place = join(folder, `pair-${round}`)
          rmSync(join(folder, `pair-${round - 1}`), { recursive: true, force: true })
          const { ms, ...made } = await joinNew(master, place)
          pair = made
          return ms
        },
        webSocket: async () => {
          const fetched = await server.fetchAll()
          documents = fetched.documents
          return fetched.ms
        },
      })
    } finally {
      server.stop()
    }
    if (!pair) throw new Error('there was no round')
    try {
      const first = compare(
        names.first,
        'ms',
        median(rounds.ours),
        median(rounds.webSocket),
        null,
        `${documents} documents, from the invitation in hand until both hold the same by digest: joined, compared, on disk, in lists; against y-websocket's server and client, from memory into memory, connected for each document, nothing kept or compared; median of ${ROUNDS} rounds in turn.`,
      )
      return [first, ...(await wireRows(pair)), ...(await idleRows(pair))]
    } finally {
      await end(pair)
    }
  },
}
