/**
 * Documents between this device and one other: first what each has missed, by the log's numbers when they know each
 * other (logSender.ts) and by comparing digests when not (comparison.ts); then every commit as it happens; and the
 * comparison again whenever things are quiet. The messages are described in shared/sync/messages.ts.
 */
import type { DocUpdate, Message, MessageOf } from '#shared/sync/messages.ts'
import type { DeviceKey, Timers } from '#shared/sync/transport.ts'
import type { Db } from '../db/database.ts'
import type { Change, Hub } from '../docs/hub.ts'
import type { Identity } from '../docs/identity.ts'
import type { Store } from '../docs/store.ts'
import { createBacklog } from './backlog.ts'
import { createComparison } from './comparison.ts'
import type { Digests } from './digests.ts'
import { createIntake } from './intake.ts'
import { createLogSender } from './logSender.ts'
import { lastSeq } from './outgoing.ts'
import type { Peers } from './peers.ts'

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

export function createExchange(parts: ExchangeParts, wire: ExchangeWire): Exchange {
  const { db, hub, peers, identity, timers } = parts
  const { send, maySend } = wire
  const sendStirring = (message: Message): Promise<void> => {
    comparison.stirred()
    return send(message)
  }
  let theirEpoch: string | null = null
  const backlog = createBacklog({
    db,
    hub,
    timers,
    send: sendStirring,
    maySend,
    misbehaved: wire.misbehaved,
    failed: parts.report,
  })
  const comparison = createComparison(parts, wire, backlog)
  const sender = createLogSender({
    db,
    timers,
    device: wire.device,
    send: sendStirring,
    maySend,
    failed: parts.report,
  })
  const takeIn = createIntake(parts, wire)

  const start = (): void => {
    const { epoch, seenSeq } = peers.get(wire.remote)
    const documents = db.get<{ n: number }>('SELECT count(*) AS n FROM doc')?.n ?? 0
    const seen = epoch !== null && seenSeq !== null ? { epoch, seq: seenSeq } : null
    void send({ type: 'resume', epoch: identity.epoch, documents, seen })
  }

  /** How far the other has this log; where it has seen another one, or nothing, the comparison shows what it lacks. */
  const seenOf = ({ seen }: MessageOf<'resume'>): number => {
    const ours = lastSeq(db)
    if (seen?.epoch !== identity.epoch) return ours
    if (seen.seq > ours) {
      if (!parts.rolledBack()) wire.misbehaved('It said it had seen what was never written here.')
      return ours
    }
    peers.acked(wire.remote, identity.epoch, seen.seq)
    return seen.seq
  }

  const onResume = (message: MessageOf<'resume'>): void => {
    if (theirEpoch !== null) return wire.misbehaved('It began twice.')
    theirEpoch = message.epoch
    wire.holds(message.documents)
    peers.meet(wire.remote, message.epoch)
    void sender.startAfter(seenOf(message)).then(() => {
      if (wire.leads) comparison.compare()
    })
  }

  const onUpdates = (message: MessageOf<'updates'>): void => {
    if (!wire.mayReceive()) return wire.misbehaved('It sent changes, which a viewer may not.')
    if (theirEpoch === null) return wire.misbehaved('It sent changes before it said which log they are of.')
    const missing = takeIn(message)
    if (!missing) return
    if (missing.length > 0) backlog.ask(missing, false)
    else if (message.seq !== null) {
      peers.saw(wire.remote, theirEpoch, message.seq)
      void send({ type: 'seen', epoch: theirEpoch, seq: message.seq })
    }
    wire.received(message.docs)
    comparison.received()
  }

  const onWant = (message: MessageOf<'want'>): void => {
    comparison.stirred()
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
    start,
    pump: sender.pump,
    compare: () => {
      if (theirEpoch !== null) comparison.compare()
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
        case 'want':
          onWant(message)
          return true
        case 'changed':
          backlog.ask(message.ids, false)
          return true
        default:
          return comparison.handle(message)
      }
    },
    get busy() {
      return sender.busy || backlog.busy || comparison.busy
    },
    stop: () => {
      sender.stop()
      backlog.stop()
      comparison.stop()
    },
  }
}
