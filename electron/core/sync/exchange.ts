/**
 * Documents between this device and one other: first what each has missed, by the log's numbers when they know each
 * other and by comparing digests when not; then every commit as it happens; and the comparison again whenever things
 * are quiet, so that "the same" is known and not hoped for. The messages are described in shared/sync/messages.ts.
 */
import type { DocId } from '#shared/model/ids.ts'
import { DOCS_PER_MESSAGE, MAX_GAPS } from '#shared/sync/limits.ts'
import type { DocUpdate, DocVector, Message, MessageOf } from '#shared/sync/messages.ts'
import type { DeviceKey, Timers } from '#shared/sync/transport.ts'
import type { Db } from '../db/database.ts'
import { applyRemote } from '../docs/applyRemote.ts'
import type { Change, Hub } from '../docs/hub.ts'
import type { Identity } from '../docs/identity.ts'
import { isPurged } from '../docs/purge.ts'
import type { Store } from '../docs/store.ts'
import type { Digests } from './digests.ts'
import { compactedSince, diffs, lastSeq, logBatch, vectorOf } from './outgoing.ts'
import type { Peers } from './peers.ts'

/** Quiet after which two devices compare once more. Doubled while they find no end (a viewer's own leftovers). */
const QUIET_MS = 400
/** A comparison without a reason: somebody may have lost something in a way nobody thought of. */
const COMPARE_EVERY_MS = 180_000
/** Rounds without an end after which two devices no longer count as busy: they will not come to hold the same. */
const PATIENT_ROUNDS = 5
/** Ids of changed documents in one message. */
const IDS_PER_MESSAGE = 1_000

export interface ExchangeParts {
  db: Db
  hub: Hub
  store: Store
  digests: Digests
  peers: Peers
  identity: Identity
  timers: Timers
  /** Draws a new epoch: this database is older than what a peer has seen of it. */
  rolledBack: () => void
  quarantine: (docId: string, reason: string, update: Uint8Array) => void
  /** Notes what a commit of others' changes brings, before it is projected, and by whom it was sent. */
  arrived: (changes: readonly Change[], from: DeviceKey) => void
}

export interface ExchangeWire {
  remote: DeviceKey
  /** The other device, as log rows name it. */
  device: string
  /** Told with every commit of its changes. */
  origin: unknown
  /** This side asks for comparisons. */
  leads: boolean
  send: (message: Message) => Promise<void>
  /** Looked up at every message: roles change while a wire is open. */
  mayReceive: () => boolean
  maySend: () => boolean
  /** Counts against the other device; the wire may end by it. */
  misbehaved: (why: string) => void
  /** The wire cannot go on (the disk is full); it is tried again later. */
  stopped: (why: string) => void
  /** Both held the same, as of now. */
  same: (digest: Uint8Array) => void
  /** Something was stored that the other sent. */
  received: (docs: readonly DocUpdate[]) => void
}

export interface Exchange {
  start: () => void
  /** Sends what was committed since. */
  pump: () => void
  handle: (message: Message) => boolean
  /** Asks now whether both hold the same, whichever side asks as a rule. */
  compare: () => void
  /** Messages are being exchanged about what is missing. */
  readonly busy: boolean
  stop: () => void
}

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')

export function createExchange(parts: ExchangeParts, wire: ExchangeWire): Exchange {
  const { db, hub, store, digests, peers, identity, timers } = parts
  /** Null until the other has said what it has seen. */
  let sentSeq: number | null = null
  let theirEpoch: string | null = null
  let pumping = false
  let stopped = false
  /** Comparisons since something was received or both held the same; null: none is under way. */
  let rounds: number | null = null
  let quietMs = QUIET_MS
  let gaps = 0
  let cancelCompare = (): void => undefined
  /** The roots that were sent and not answered yet, with the log's number that each covers. */
  const asked = new Map<string, number>()

  /** Later than now, unless something sooner is due: only one side asks, or each would start the other's. */
  const compareAfter = (ms: number): void => {
    if (!wire.leads || stopped) return
    cancelCompare()
    cancelCompare = timers.after(ms, compare)
  }

  const compare = (): void => {
    if (stopped) return
    rounds = (rounds ?? 0) + 1
    digests.refresh(() => {
      if (stopped) return
      const { digest, documents } = digests.root()
      const seq = lastSeq(db)
      asked.set(hex(digest), seq)
      void wire.send({ type: 'root', digest, documents, epoch: identity.epoch, seq })
    })
    compareAfter(COMPARE_EVERY_MS)
  }

  const pump = async (): Promise<void> => {
    if (pumping || stopped || sentSeq === null || !wire.maySend()) return
    pumping = true
    try {
      const compacted = compactedSince(db, sentSeq)
      for (let at = 0; at < compacted.length; at += IDS_PER_MESSAGE)
        await wire.send({ type: 'changed', ids: compacted.slice(at, at + IDS_PER_MESSAGE) })
      for (;;) {
        if (stopped) return
        const batch = logBatch(db, sentSeq, wire.device)
        sentSeq = batch.seq
        if (batch.docs.length > 0) {
          compareAfter(quietMs)
          await wire.send({ type: 'updates', docs: batch.docs, seq: batch.seq })
        }
        if (!batch.more) return
      }
    } finally {
      pumping = false
    }
  }

  const sendDiffs = async (docs: Iterable<{ id: DocId; vector?: Uint8Array }>): Promise<void> => {
    if (!wire.maySend()) return
    for (const batch of diffs(hub, docs)) {
      if (stopped) return
      await wire.send({ type: 'updates', docs: batch, seq: null })
    }
  }

  const want = async (all: readonly DocId[], mutual: boolean): Promise<void> => {
    // What was deleted for ever is not asked for; the other learns of it from the library.
    const ids = all.filter((id) => !isPurged(db, id))
    for (let at = 0; at < ids.length && !stopped; at += DOCS_PER_MESSAGE) {
      const docs: DocVector[] = ids.slice(at, at + DOCS_PER_MESSAGE).map((id) => vectorOf(hub, id))
      await wire.send({ type: 'want', docs, mutual })
    }
  }

  const onResume = (message: MessageOf<'resume'>): void => {
    theirEpoch = message.epoch
    peers.meet(wire.remote, message.epoch)
    const ours = lastSeq(db)
    const { seen } = message
    if (seen && seen.epoch === identity.epoch && seen.seq > ours) {
      parts.rolledBack()
      sentSeq = ours
    } else if (seen && seen.epoch === identity.epoch) {
      peers.acked(wire.remote, identity.epoch, seen.seq)
      sentSeq = seen.seq
    } else sentSeq = ours
    void pump().then(() => {
      if (wire.leads) compare()
    })
  }

  const onUpdates = (message: MessageOf<'updates'>): void => {
    if (!wire.mayReceive()) return wire.misbehaved('It sent changes, which a viewer may not.')
    const epoch = theirEpoch
    if (epoch === null) return wire.misbehaved('It sent changes before it said which log they are of.')
    const { seq } = message
    const applied = applyRemote(hub, store, {
      docs: message.docs.filter(({ id }) => !isPurged(db, id)),
      device: wire.device,
      origin: wire.origin,
      beforeProjection: (changes) => parts.arrived(changes, wire.remote),
      inTransaction: (missing) => {
        if (seq !== null && missing.length === 0) peers.saw(wire.remote, epoch, seq)
      },
    })
    if (!applied.ok) return wire.stopped(applied.error.message)
    for (const { id, update, reason } of applied.value.refused) {
      parts.quarantine(id, reason, update)
      wire.misbehaved('It sent changes that cannot be applied.')
    }
    const missing = applied.value.gaps as DocId[]
    gaps = missing.length === 0 ? 0 : gaps + missing.length
    if (gaps > MAX_GAPS) return wire.misbehaved('It kept sending changes without those that come before them.')
    if (missing.length > 0) void want(missing, false)
    else if (seq !== null) void wire.send({ type: 'seen', epoch, seq })
    wire.received(message.docs)
    quietMs = QUIET_MS
    if (rounds !== null) rounds = 0
    compareAfter(quietMs)
  }

  const onRoot = (message: MessageOf<'root'>): void => {
    rounds = (rounds ?? 0) + 1
    digests.refresh(() => {
      if (stopped) return
      const { digest } = digests.root()
      if (hex(digest) !== hex(message.digest)) {
        // Documents may be on their way in either direction: the buckets say where to look, whoever is ahead.
        return void wire.send({ type: 'buckets', digests: digests.buckets() })
      }
      const seq = lastSeq(db)
      agree(digest, seq, message.epoch, message.seq)
      void wire.send({ type: 'same', digest, epoch: identity.epoch, seq })
    })
  }

  /** Both hold just this: each has seen all of the other's log. */
  const agree = (digest: Uint8Array, seq: number, epoch: string, theirs: number): void => {
    rounds = null
    quietMs = QUIET_MS
    db.transaction(() => {
      peers.saw(wire.remote, epoch, theirs)
      peers.acked(wire.remote, identity.epoch, seq)
      peers.same(wire.remote, digest, timers.now())
    })
    wire.same(digest)
  }

  const onSame = (message: MessageOf<'same'>): void => {
    const seq = asked.get(hex(message.digest))
    asked.clear()
    if (seq === undefined) return
    agree(message.digest, seq, message.epoch, message.seq)
  }

  const onBuckets = (message: MessageOf<'buckets'>): void => {
    asked.clear()
    quietMs = Math.min(quietMs * 2, COMPARE_EVERY_MS)
    compareAfter(quietMs)
    digests.refresh(() => {
      if (stopped) return
      const ours = digests.buckets()
      void (async () => {
        for (let index = 0; index < 256 && !stopped; index++) {
          const at = index * 32
          if (hex(ours.subarray(at, at + 32)) === hex(message.digests.subarray(at, at + 32))) continue
          await wire.send({ type: 'bucket', index, docs: digests.bucket(index) })
        }
      })()
    })
  }

  const onBucket = (message: MessageOf<'bucket'>): void => {
    digests.refresh(() => {
      if (stopped) return
      const ours = new Map(digests.bucket(message.index).map(({ id, digest }) => [id, hex(digest)]))
      const lacking: DocId[] = []
      const differing: DocId[] = []
      for (const { id, digest } of message.docs) {
        const own = ours.get(id)
        ours.delete(id)
        if (own === undefined) lacking.push(id)
        else if (own !== hex(digest)) differing.push(id)
      }
      const theyLack = [...ours.keys()].map((id) => ({ id }))
      void sendDiffs(theyLack)
        .then(() => want(lacking, false))
        .then(() => want(differing, true))
    })
  }

  const onWant = (message: MessageOf<'want'>): void => {
    const known = message.docs.filter(({ id }) => db.get('SELECT 1 FROM doc WHERE doc_id = ?', id) !== undefined)
    void sendDiffs(known).then(() =>
      message.mutual
        ? want(
            message.docs.map(({ id }) => id),
            false,
          )
        : undefined,
    )
  }

  const onSeen = ({ epoch, seq }: MessageOf<'seen'>): void => {
    if (epoch === identity.epoch && seq <= lastSeq(db)) peers.acked(wire.remote, epoch, seq)
  }

  return {
    start: () => {
      const { epoch, seenSeq } = peers.get(wire.remote)
      const documents = db.get<{ n: number }>('SELECT count(*) AS n FROM doc')?.n ?? 0
      const seen = epoch !== null && seenSeq !== null ? { epoch, seq: seenSeq } : null
      void wire.send({ type: 'resume', epoch: identity.epoch, documents, seen })
    },
    pump: () => void pump(),
    compare: () => {
      if (theirEpoch !== null) compare()
    },
    handle: (message) => {
      switch (message.type) {
        case 'resume':
          onResume(message)
          return true
        case 'updates':
          onUpdates(message)
          return true
        case 'seen':
          onSeen(message)
          return true
        case 'root':
          onRoot(message)
          return true
        case 'same':
          onSame(message)
          return true
        case 'buckets':
          onBuckets(message)
          return true
        case 'bucket':
          onBucket(message)
          return true
        case 'want':
          onWant(message)
          return true
        case 'changed':
          void want(message.ids, false)
          return true
        default:
          return false
      }
    },
    get busy() {
      return pumping || (rounds !== null && rounds < PATIENT_ROUNDS)
    },
    stop: () => {
      stopped = true
      cancelCompare()
    },
  }
}
