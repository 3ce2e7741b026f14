/**
 * Whether one other device holds the same as this one, by digests: of everything, then of what differs in it. Asked
 * when things are quiet, so that "the same" is known and not hoped for.
 */
import type { DocId } from '#shared/model/ids.ts'
import { COMPARE_LEAST_MS } from '#shared/sync/limits.ts'
import type { DocDigest, Message, MessageOf } from '#shared/sync/messages.ts'
import type { Backlog } from './backlog.ts'
import type { ExchangeParts, ExchangeWire } from './exchange.ts'
import { lastSeq } from './outgoing.ts'
import { createSlices } from './slices.ts'

/** Quiet after which two devices compare once more. Doubled while they find no end (a viewer's own leftovers). */
const QUIET_MS = 400
/** A comparison without a reason: somebody may have lost something in a way nobody thought of. */
const COMPARE_EVERY_MS = 180_000
/** Rounds without an end after which two devices no longer count as busy: they will not come to hold the same. */
const PATIENT_ROUNDS = 5
/** Comparisons without an answer that are remembered. */
const MAX_UNANSWERED = 64

export interface Comparison {
  /** Asks now. */
  compare: () => void
  /** Documents, or what is lacking of them, come or go: asks when it is quiet again. */
  stirred: () => void
  /** Something was stored that the other sent: asks when it is quiet again, however often it was asked in vain. */
  received: () => void
  handle: (message: Message) => boolean
  readonly busy: boolean
  stop: () => void
}

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')

/** What differs goes to `backlog`. */
export function createComparison(
  parts: ExchangeParts,
  wire: ExchangeWire,
  backlog: Pick<Backlog, 'give' | 'ask'>,
): Comparison {
  const { db, digests, peers, identity, timers } = parts
  let stopped = false
  /** Comparisons since something was received or both held the same; null: none is under way. */
  let rounds: number | null = null
  let quietMs = QUIET_MS
  /** What was held when this side said its own, by bucket; each is compared once. */
  let offered = new Map<number, readonly DocDigest[]>()
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

  const stirred = (): void => compareAfter(quietMs)

  const compare = (): void => {
    if (stopped) return
    rounds = (rounds ?? 0) + 1
    digests.refresh((held) => {
      if (stopped) return
      const digest = held.root()
      const seq = lastSeq(db)
      if (asked.size >= MAX_UNANSWERED) asked.clear()
      asked.set(hex(digest), seq)
      void wire.send({ type: 'root', digest, documents: held.documents, epoch: identity.epoch, seq })
    })
    compareAfter(COMPARE_EVERY_MS)
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
    digests.refresh((held) => {
      const message = rootToAnswer
      rootToAnswer = undefined
      if (stopped || !message) return
      answeredAt = timers.elapsed()
      const digest = held.root()
      if (hex(digest) !== hex(message.digest)) {
        // Documents may be on their way in either direction: the buckets say where to look, whoever is ahead.
        offered = new Map(Array.from({ length: 256 }, (_, index) => [index, held.bucket(index)]))
        return void wire.send({ type: 'buckets', digests: held.buckets() })
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
    digests.refresh((held) => {
      if (stopped) return
      const ours = held.buckets()
      void (async () => {
        const pause = createSlices(timers)
        for (let index = 0; index < 256 && !stopped; index++) {
          const at = index * 32
          if (hex(ours.subarray(at, at + 32)) === hex(message.digests.subarray(at, at + 32))) continue
          stirred()
          await wire.send({ type: 'bucket', index, docs: [...held.bucket(index)] })
          await pause()
        }
      })().catch(parts.report)
    })
  }

  const onBucket = (message: MessageOf<'bucket'>): void => {
    // Each once for each time that this side said its own: a bucket that lies empty is answered with all it should hold.
    const held = offered.get(message.index)
    if (!held) return
    offered.delete(message.index)
    const ours = new Map(held.map(({ id, digest }) => [id, hex(digest)]))
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
  }

  return {
    compare,
    stirred,
    received: () => {
      quietMs = QUIET_MS
      if (rounds !== null) rounds = 0
      compareAfter(quietMs)
    },
    handle: (message) => {
      switch (message.type) {
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
        default:
          return false
      }
    },
    get busy() {
      return rounds !== null && rounds < PATIENT_ROUNDS
    },
    stop: () => {
      stopped = true
      cancelAnswer()
      cancelCompare()
    },
  }
}
