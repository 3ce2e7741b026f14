/**
 * Sync of one workspace: a transport, a session per connected device, somebody who keeps dialling, and what all of them
 * share. Takes its time and its network from outside, so that a simulation can run it.
 */
import type { BlobHash, NoteId } from '#shared/model/ids.ts'
import type { DocUpdate, MessageOf, Place, Refusal } from '#shared/sync/messages.ts'
import { MAX_ADDRESSES, MAX_PRESENCE_ENTRIES } from '#shared/sync/limits.ts'
import type { Address, DeviceKey, Timers, Transport, Wire } from '#shared/sync/transport.ts'
import { kindOfDoc } from '../docs/hub.ts'
import { createBlobFetching } from './blobFetching.ts'
import { createDialling, type Dialling } from './dialling.ts'
import { createDoor } from './door.ts'
import { createKnocks, type Knocks } from './knocks.ts'
import type { Members } from './members.ts'
import type { Peers } from './peers.ts'
import { createShunned } from './shunned.ts'
import { createSession, type Session, type SessionEvents, type SessionParts } from './session.ts'

/** Two wires between the same devices that came up together: which stays is a rule both know. Later, the newer is the living one. */
const TOGETHER_MS = 3_000

export interface EngineParts extends Omit<SessionParts, 'members' | 'listening' | 'passCaret'> {
  members: Members
  peers: Peers
  timers: Timers
  /** Windows hear of others' carets by it. */
  passCaret: (noteId: NoteId, update: Uint8Array, from: Session) => void
  random: () => number
  /** Extracted texts that a document here needs and that are not here. */
  missingBlobs: () => BlobHash[]
  blobStored: (hash: BlobHash, bytes: number) => void
  /** What the panel shows has changed. */
  changed: () => void
  report: (cause: unknown) => void
}

/** What others may want to follow: the headless peer's output, the panel, tests. */
export type SyncEvent =
  | { event: 'listening'; device: DeviceKey; addresses: Address[] }
  | { event: 'connected'; device: DeviceKey; path: string }
  | { event: 'disconnected'; device: DeviceKey; why: string }
  | { event: 'synced'; device: DeviceKey; digest: string }
  | { event: 'refused'; device: DeviceKey; reason: string }
  | { event: 'received'; device: DeviceKey; documents: number }

export interface Engine {
  /** Takes part over this transport, until `disconnect`. */
  connect: (transport: Transport, options: { dialsWithoutAddress: boolean }) => void
  disconnect: () => void
  /** Something was committed here. */
  pump: () => void
  /** Asks everybody who is here whether they hold the same. */
  compare: () => void
  /** A device of the team was seen at these addresses. */
  found: (key: DeviceKey, addresses: readonly Address[]) => void
  /** The network changed, or the machine woke: everybody is tried at once. */
  hurry: () => void
  /** This device can be found elsewhere now. */
  moved: () => void
  /** Fetches a blob from whoever has it; resolves when it is here, or with false when nobody who is here has it. */
  fetchBlob: (hash: BlobHash) => Promise<boolean>
  setPlaces: (places: readonly Place[]) => void
  caret: (noteId: NoteId, update: Uint8Array) => void
  onEvent: (listener: (event: SyncEvent) => void) => () => void
  /** Devices that no longer count this one as a member, since they last did. */
  refusers: () => DeviceKey[]
  /** Passes on what the engine itself does not see. */
  tell: (event: SyncEvent) => void
  sessionOf: (key: DeviceKey) => Session | undefined
  readonly knocks: Knocks
  /** A wire to an inviter, outside the team until it admits. */
  dialInviter: (transport: Transport, key: DeviceKey, addresses: readonly Address[], joiner: Joiner) => Promise<boolean>
}

/** Who brings an invitation listens to these. */
export interface Joiner {
  join: MessageOf<'join'>
  waiting: () => void
  admitted: (message: MessageOf<'admitted'>) => boolean
  refused: (reason: Refusal, usedAt: number | undefined) => void
  ended: () => void
  /** How many documents the workspace has there. */
  holds: (documents: number) => void
}

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')

export function createEngine(parts: EngineParts): Engine {
  const { members, peers, timers } = parts
  const sessions = new Set<Session>()
  const openByKey = new Map<DeviceKey, Session>()
  const joiners = new Map<Session, Joiner>()
  const listeners = new Set<(event: SyncEvent) => void>()
  const refusers = new Set<DeviceKey>()
  let dialling: Dialling | undefined
  let transport: Transport | undefined
  let places: readonly Place[] = []

  const emit = (event: SyncEvent): void => {
    for (const listener of listeners) listener(event)
  }
  /** A device that misbehaved is called again when its time is over; a friend's computer may have been the victim. */
  const shunned = createShunned(timers, (key) => dialling?.hurry(key))
  const knocks = createKnocks({ members, now: () => timers.now(), changed: parts.changed })
  const mayEnter = createDoor({ timers, members, shunned, knocks, sessions })

  const addressesHere = (): Address[] => [...(transport?.addresses() ?? [])].slice(0, MAX_ADDRESSES)
  const fetching = createBlobFetching(openByKey)
  const fetchMissing = (likely?: DeviceKey): void => fetching.fetchAll(parts.missingBlobs(), likely)

  /** True: the new wire stays. */
  const isBetter = (wire: Wire, old: Session): boolean => {
    const together = timers.elapsed() - (old.openedAt ?? 0) < TOGETHER_MS
    if (!together || wire.dialled === old.wire.dialled || !transport) return true
    // The wire that the device with the lower key dialled stays: both sides come to the same answer.
    return wire.dialled === transport.self < wire.remote
  }

  /** Shown at the device it counts against. Strangers are told of, but leave nothing here: they can be any number. */
  const count = (key: DeviceKey, why: string): void => {
    if (members.deviceByKey(key)) peers.refused(key, why)
    emit({ event: 'refused', device: key, reason: why })
  }

  const events: SessionEvents = {
    opened: (session) => {
      const key = session.wire.remote
      const old = openByKey.get(key)
      if (old && old !== session) {
        if (!isBetter(session.wire, old))
          return session.end({ kind: 'closedHere', detail: 'There is another connection to this device.' })
        openByKey.set(key, session)
        old.end({ kind: 'closedHere', detail: 'A newer connection to this device took its place.' })
      }
      openByKey.set(key, session)
      refusers.delete(key)
      peers.lastSeen(key, timers.now())
      emit({ event: 'connected', device: key, path: session.wire.path })
      session.send({ type: 'addresses', addresses: addressesHere() })
      if (places.length > 0) session.send({ type: 'presence', places: [...places] })
      fetchMissing()
      parts.changed()
    },
    closed: (session, closed) => {
      const key = session.wire.remote
      sessions.delete(session)
      knocks.left(session)
      joiners.get(session)?.ended()
      joiners.delete(session)
      if (openByKey.get(key) === session) {
        openByKey.delete(key)
        peers.lastSeen(key, timers.now())
        emit({ event: 'disconnected', device: key, why: closed.detail })
      }
      if (closed.kind === 'misbehaved') {
        shunned.add(key)
        count(key, closed.detail)
      }
      if (members.deviceByKey(key)) dialling?.lost(key, session.openedAt !== undefined)
      fetching.left(key)
      parts.changed()
    },
    knocked: (session, join) => knocks.knock(session, join),
    admission: (session, message) => {
      const joiner = joiners.get(session)
      if (!joiner) return session.end({ kind: 'misbehaved', detail: 'It answered what nobody asked.' })
      if (message.type === 'waiting') return joiner.waiting()
      if (joiner.admitted(message)) session.greet()
      else session.end({ kind: 'refused', detail: 'This is not the workspace of the invitation.' })
    },
    refusedBy: (session, { reason, usedAt }) => {
      joiners.get(session)?.refused(reason, usedAt)
      if (reason === 'NotAMember') refusers.add(session.wire.remote)
      emit({ event: 'refused', device: session.wire.remote, reason })
    },
    foundAt: (session, addresses) => peers.foundAt(session.wire.remote, addresses),
    same: (session, digest) => {
      peers.lastSeen(session.wire.remote, timers.now())
      emit({ event: 'synced', device: session.wire.remote, digest: hex(digest) })
      // Texts come after the documents that name them: who said no may have them by now.
      fetchMissing()
      parts.changed()
    },
    holds: (session, documents) => joiners.get(session)?.holds(documents),
    received: (session, docs: readonly DocUpdate[]) => {
      emit({ event: 'received', device: session.wire.remote, documents: docs.length })
      // Sources name their texts; what somebody types in a note names none.
      if (docs.some(({ id }) => kindOfDoc(id) === 'source')) fetchMissing(session.wire.remote)
      parts.changed()
    },
    blobArrived: (hash, bytes) => {
      if (bytes > 0) parts.blobStored(hash, bytes)
      fetching.arrived(hash)
    },
    blobMissing: (_session, hash) => fetching.missing(hash),
    misbehaved: (session, why) => {
      count(session.wire.remote, why)
      parts.changed()
    },
    // Not at once again: the same would come, and fail, without end.
    cannotKeep: (session) => shunned.pause(session.wire.remote),
    changed: parts.changed,
    report: parts.report,
  }

  const adopt = (wire: Wire): Session => {
    // The connection proves the key, and the log here names it: it is not one of the strangers while it greets.
    if (members.deviceByKey(wire.remote)) wire.trust()
    const session: Session = createSession(
      {
        ...parts,
        listening: () => transport !== undefined,
        passCaret: (noteId, update) => parts.passCaret(noteId, update, session),
      },
      wire,
      events,
    )
    sessions.add(session)
    return session
  }

  members.onChanged(() => {
    dialling?.hurry()
    parts.changed()
  })

  return {
    knocks,
    connect: (next, { dialsWithoutAddress }) => {
      transport = next
      next.onWire((wire) => {
        if (!mayEnter(wire)) return wire.close({ kind: 'refused', detail: 'It is not heard now.' })
        adopt(wire)
      })
      dialling = createDialling({
        timers,
        transport: next,
        dialsWithoutAddress,
        random: parts.random,
        wanted: () =>
          members
            .devices()
            .filter(({ key }) => key !== next.self && !shunned.has(key))
            .map(({ key }) => ({ key, addresses: peers.get(key).addresses })),
        isConnected: (key) => openByKey.has(key),
        connected: (wire) => adopt(wire).greet(),
      })
      dialling.hurry()
    },
    disconnect: () => {
      dialling?.stop()
      dialling = undefined
      transport = undefined
      for (const session of sessions) {
        session.send({ type: 'bye' })
        session.end({ kind: 'closedHere', detail: 'Sync was stopped here.' })
      }
    },
    pump: () => {
      for (const session of openByKey.values()) session.pump()
    },
    compare: () => {
      for (const session of openByKey.values()) session.compare()
    },
    found: (key, addresses) => {
      peers.foundAt(key, addresses)
      dialling?.hurry(key)
    },
    hurry: () => dialling?.hurry(),
    moved: () => {
      for (const session of openByKey.values()) session.send({ type: 'addresses', addresses: addressesHere() })
      dialling?.hurry()
    },
    fetchBlob: fetching.fetch,
    setPlaces: (next) => {
      places = next.slice(0, MAX_PRESENCE_ENTRIES)
      for (const session of openByKey.values()) session.send({ type: 'presence', places: [...places] })
    },
    caret: (noteId, update) => {
      for (const session of openByKey.values()) session.send({ type: 'caret', noteId, update })
    },
    onEvent: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    refusers: () => [...refusers],
    tell: emit,
    sessionOf: (key) => openByKey.get(key),
    dialInviter: async (over, key, addresses, joiner) => {
      const outcome = await over.connect(key, addresses)
      if (!outcome.ok) return false
      const session = adopt(outcome.value)
      joiners.set(session, joiner)
      session.send(joiner.join)
      return true
    },
  }
}
