/**
 * Documents between this device and one other: first what each has missed, by the log's numbers when they know each
 * other and by comparing digests when not; then every commit as it happens; and the comparison again whenever things
 * are quiet, so that "the same" is known and not hoped for. The messages are described in shared/sync/messages.ts.
 */
import type { DocId } from '#shared/model/ids.ts'
import { APPLY_PATIENCE, COMPARE_LEAST_MS, MAX_GAPS, PATIENT_AGAIN_MS } from '#shared/sync/limits.ts'
import type { DocUpdate, Message, MessageOf } from '#shared/sync/messages.ts'
import type { DeviceKey, Timers } from '#shared/sync/transport.ts'
import type { Db } from '../db/database.ts'
import { applyRemote } from '../docs/applyRemote.ts'
import type { Change, Hub } from '../docs/hub.ts'
import type { Identity } from '../docs/identity.ts'
import { isPurged } from '../docs/purge.ts'
import type { Store } from '../docs/store.ts'
import { createBacklog } from './backlog.ts'
import type { Digests } from './digests.ts'
import { compactedSince, lastSeq, logBatch } from './outgoing.ts'
import type { Peers } from './peers.ts'
import { createSlices, workClock } from './slices.ts'

/** Quiet after which two devices compare once more. Doubled while they find no end (a viewer's own leftovers). */
const QUIET_MS = 400
/** A comparison without a reason: somebody may have lost something in a way nobody thought of. */
const COMPARE_EVERY_MS = 180_000
/** Rounds without an end after which two devices no longer count as busy: they will not come to hold the same. */
const PATIENT_ROUNDS = 5
/** Ids of changed documents in one message. */
const IDS_PER_MESSAGE = 1_000
/** Comparisons without an answer that are remembered. */
const MAX_UNANSWERED = 64

export interface ExchangeParts {
  db: Db
  hub: Hub
  store: Store
  digests: Digests
  peers: Peers
  identity: Identity
  timers: Timers
  /**
   * Draws a new epoch: this database is older than what a peer has seen of it. False when that cannot be, because
   * the epoch was drawn since this process began: a database is put back only while nobody has it open.
   */
  rolledBack: () => boolean
  quarantine: (docId: string, sender: string, reason: string, update: Uint8Array) => void
  report: (cause: unknown) => void
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
  /** Ends the wire, and counts. */
  stoppedBy: (why: string) => void
  /** The wire cannot go on (the disk is full); it is tried again later. */
  stopped: (why: string) => void
  /** Both held the same, as of now. */
  same: (digest: Uint8Array) => void
  /** The other said how many documents it holds. */
  holds: (documents: number) => void
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
  let pumpAgain = false
  let stopped = false
  /** Comparisons since something was received or both held the same; null: none is under way. */
  let rounds: number | null = null
  let quietMs = QUIET_MS
  let gaps = 0
  /** How often longer than usual an update may take: doubled whenever one was cut off. */
  let patience = 1
  let slowAt = Number.NEGATIVE_INFINITY
  let offered = new Set<number>()
  let rootToAnswer: MessageOf<'root'> | undefined
  let answeredAt = Number.NEGATIVE_INFINITY
  let cancelAnswer = (): void => undefined
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
      if (asked.size >= MAX_UNANSWERED) asked.clear()
      asked.set(hex(digest), seq)
      void wire.send({ type: 'root', digest, documents, epoch: identity.epoch, seq })
    })
    compareAfter(COMPARE_EVERY_MS)
  }

  /** One walk over what the log has beyond what was sent. */
  const sendLog = async (since: number): Promise<void> => {
    const compacted = compactedSince(db, since)
    for (let at = 0; at < compacted.length; at += IDS_PER_MESSAGE)
      await wire.send({ type: 'changed', ids: compacted.slice(at, at + IDS_PER_MESSAGE) })
    const pause = createSlices(timers)
    let from = since
    for (;;) {
      if (stopped) return
      const batch = logBatch(db, from, wire.device)
      sentSeq = from = batch.seq
      if (batch.docs.length > 0) {
        compareAfter(quietMs)
        await wire.send({ type: 'updates', docs: batch.docs, seq: batch.seq })
      }
      if (!batch.more) return
      await pause()
    }
  }

  /** What is committed while the wire takes a message goes with the next walk. */
  const pump = async (): Promise<void> => {
    pumpAgain = true
    if (pumping) return
    pumping = true
    try {
      while (pumpAgain && !stopped && sentSeq !== null && wire.maySend()) {
        pumpAgain = false
        await sendLog(sentSeq)
      }
    } finally {
      pumping = false
    }
  }

  const backlog = createBacklog({
    db,
    hub,
    timers,
    send: wire.send,
    maySend: wire.maySend,
    misbehaved: wire.misbehaved,
    failed: parts.report,
  })

  const onResume = (message: MessageOf<'resume'>): void => {
    if (theirEpoch !== null) return wire.misbehaved('It began twice.')
    theirEpoch = message.epoch
    wire.holds(message.documents)
    peers.meet(wire.remote, message.epoch)
    const ours = lastSeq(db)
    const { seen } = message
    if (seen && seen.epoch === identity.epoch && seen.seq > ours) {
      if (!parts.rolledBack()) wire.misbehaved('It said it had seen what was never written here.')
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
      clock: () => workClock(timers),
      patience,
    })
    if (!applied.ok) return wire.stopped(applied.error.message)
    for (const { id, update, reason } of applied.value.refused) {
      parts.quarantine(id, wire.device, reason, update)
      wire.misbehaved('It sent changes that cannot be applied.')
    }
    if (applied.value.slow.length > 0) {
      // A machine that does something else at the moment looks the same: it is asked for again, and given more time.
      if (patience >= APPLY_PATIENCE) return wire.stoppedBy('It sent changes that take too long to apply.')
      patience *= 2
      slowAt = timers.elapsed()
    } else if (timers.elapsed() - slowAt > PATIENT_AGAIN_MS) patience = 1
    const missing = [...applied.value.gaps, ...applied.value.slow] as DocId[]
    gaps = missing.length === 0 ? 0 : gaps + missing.length
    if (gaps > MAX_GAPS) return wire.misbehaved('It kept sending changes without those that come before them.')
    if (missing.length > 0) backlog.ask(missing, false)
    else if (seq !== null) {
      peers.saw(wire.remote, epoch, seq)
      void wire.send({ type: 'seen', epoch, seq })
    }
    wire.received(message.docs)
    quietMs = QUIET_MS
    if (rounds !== null) rounds = 0
    compareAfter(quietMs)
  }

  /** Answers the last that was asked: each costs a walk over all documents. */
  const onRoot = (message: MessageOf<'root'>): void => {
    rounds = (rounds ?? 0) + 1
    const isWaiting = rootToAnswer !== undefined
    rootToAnswer = message
    if (isWaiting) return
    const wait = answeredAt + COMPARE_LEAST_MS - timers.elapsed()
    if (wait > 0) cancelAnswer = timers.after(wait, answerRoot)
    else answerRoot()
  }

  const answerRoot = (): void =>
    digests.refresh(() => {
      const message = rootToAnswer
      rootToAnswer = undefined
      if (stopped || !message) return
      answeredAt = timers.elapsed()
      const { digest } = digests.root()
      if (hex(digest) !== hex(message.digest)) {
        // Documents may be on their way in either direction: the buckets say where to look, whoever is ahead.
        offered = new Set(Array.from({ length: 256 }, (_, index) => index))
        return void wire.send({ type: 'buckets', digests: digests.buckets() })
      }
      const seq = lastSeq(db)
      agree(digest, seq, message.epoch, message.seq)
      void wire.send({ type: 'same', digest, epoch: identity.epoch, seq })
    })

  /** Both hold just this: each has seen all of the other's log. */
  const agree = (digest: Uint8Array, seq: number, epoch: string, theirs: number): void => {
    rounds = null
    quietMs = QUIET_MS
    peers.saw(wire.remote, epoch, theirs)
    peers.acked(wire.remote, identity.epoch, seq)
    peers.same(wire.remote, digest, timers.now())
    wire.same(digest)
  }

  const onSame = (message: MessageOf<'same'>): void => {
    const seq = asked.get(hex(message.digest))
    asked.clear()
    if (seq === undefined) return
    agree(message.digest, seq, message.epoch, message.seq)
  }

  const onBuckets = (message: MessageOf<'buckets'>): void => {
    if (asked.size === 0) return
    asked.clear()
    quietMs = Math.min(quietMs * 2, COMPARE_EVERY_MS)
    compareAfter(quietMs)
    digests.refresh(() => {
      if (stopped) return
      const ours = digests.buckets()
      void (async () => {
        const pause = createSlices(timers)
        for (let index = 0; index < 256 && !stopped; index++) {
          const at = index * 32
          if (hex(ours.subarray(at, at + 32)) === hex(message.digests.subarray(at, at + 32))) continue
          await wire.send({ type: 'bucket', index, docs: digests.bucket(index) })
          await pause()
        }
      })().catch(parts.report)
    })
  }

  const onBucket = (message: MessageOf<'bucket'>): void => {
    // Each once for each time that this side said its own: a bucket that lies empty is answered with all it should hold.
    if (!offered.delete(message.index)) return
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
      backlog.give([...ours.keys()].map((id) => ({ id })))
      backlog.ask(lacking, false)
      backlog.ask(differing, true)
    })
  }

  const onWant = (message: MessageOf<'want'>): void => {
    backlog.give(message.docs)
    if (message.mutual)
      backlog.ask(
        message.docs.map(({ id }) => id),
        false,
      )
  }

  const onSeen = ({ epoch, seq }: MessageOf<'seen'>): void => {
    // What was confirmed before, and what was never written, changes nothing.
    if (epoch !== identity.epoch || seq > lastSeq(db)) return
    const known = peers.get(wire.remote)
    if (known.ackedEpoch !== epoch || (known.ackedSeq ?? 0) < seq) peers.acked(wire.remote, epoch, seq)
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
          backlog.ask(message.ids, false)
          return true
        default:
          return false
      }
    },
    get busy() {
      return pumping || backlog.busy || (rounds !== null && rounds < PATIENT_ROUNDS)
    },
    stop: () => {
      stopped = true
      backlog.stop()
      cancelAnswer()
      cancelCompare()
    },
  }
}
