/**
 * One wire to one other device, from the greeting to the end: who is there, may it be here, is it still alive, does it
 * keep to the limits. What is exchanged is in exchange.ts and blobExchange.ts.
 */
import type { BlobHash, NoteId } from '#shared/model/ids.ts'
import type { SignedEntry } from '#shared/members/entries.ts'
import {
  GONE_AFTER_MS,
  HELLO_WITHIN_MS,
  MAX_MESSAGES_PER_SECOND,
  PING_EVERY_MS,
  PROTOCOL_VERSION,
} from '#shared/sync/limits.ts'
import type { DocUpdate, Message, MessageOf, Place, Refusal } from '#shared/sync/messages.ts'
import type { Address, Closed, Timers, Wire } from '#shared/sync/transport.ts'
import { type BlobExchange, type BlobExchangeParts, createBlobExchange } from './blobExchange.ts'
import { createExchange, type Exchange, type ExchangeParts } from './exchange.ts'
import { createGreeting } from './greeting.ts'
import type { Members } from './members.ts'
import { createPerSecond } from './perSecond.ts'
import { createPresence } from './presence.ts'

/** Misdeeds after which a wire is ended: one may be a bug or an old version, a row of them is not. */
const MAX_MISDEEDS = 8

export interface SessionParts extends Omit<ExchangeParts, 'timers'> {
  timers: Timers
  members: Members
  blobs: Pick<BlobExchangeParts, 'blobs' | 'partial'>
  /** True while this device takes part; otherwise strangers and friends alike are told so. */
  listening: () => boolean
  /** Hands a caret to the windows that hold the note. */
  passCaret: (noteId: NoteId, update: Uint8Array) => void
}

/** What a session tells the engine. */
export interface SessionEvents {
  opened: (session: Session) => void
  closed: (session: Session, closed: Closed) => void
  /** Somebody unknown brings an invitation. The engine answers and, when it admits, the wire goes on with hello. */
  knocked: (session: Session, join: MessageOf<'join'>) => void
  /** Answers to an invitation that this device brought. */
  admission: (session: Session, message: MessageOf<'waiting' | 'admitted'>) => void
  refusedBy: (session: Session, message: MessageOf<'refused'>) => void
  foundAt: (session: Session, addresses: readonly Address[]) => void
  same: (session: Session, digest: Uint8Array) => void
  holds: (session: Session, documents: number) => void
  received: (session: Session, docs: readonly DocUpdate[]) => void
  blobArrived: (hash: BlobHash, bytes: number) => void
  blobMissing: (session: Session, hash: BlobHash) => void
  misbehaved: (session: Session, why: string) => void
  /** What it sends cannot be taken in here now; the wire ends. */
  cannotKeep: (session: Session) => void
  /** Something to show changed: busy, places. */
  changed: () => void
  report: (cause: unknown) => void
}

export interface Session {
  readonly wire: Wire
  /** Both know each other, and documents are exchanged. */
  readonly open: boolean
  /** When it opened, as the timers' `elapsed` counts. */
  readonly openedAt: number | undefined
  readonly busy: boolean
  readonly places: readonly Place[]
  /** Says who this is, on a wire that this device opened to somebody it knows. */
  greet: () => void
  /** Committed here: send it on. */
  pump: () => void
  compare: () => void
  wantBlob: (hash: BlobHash) => void
  send: (message: Message) => void
  end: (closed: Closed) => void
}

export function createSession(parts: SessionParts, wire: Wire, events: SessionEvents): Session {
  const { members, timers } = parts
  let exchange: Exchange | undefined
  let blobs: BlobExchange | undefined
  let openedAt: number | undefined
  let ended = false
  let misdeeds = 0
  let lastHeard = timers.elapsed()
  let pings = 0
  /** Signatures of the member log's entries that the other side is just bringing. */
  let brought: ReadonlySet<string> = new Set()
  let cancelTimer = (): void => undefined

  const send = (message: Message): Promise<void> => (ended ? Promise.resolve() : wire.send(message))
  const greeting = createGreeting(members)
  const nthMessage = createPerSecond(timers)
  const remoteDevice = () => members.deviceByKey(wire.remote)

  const end = (closed: Closed): void => {
    if (ended) return
    finish(closed)
    wire.close(closed)
  }
  const finish = (closed: Closed): void => {
    if (ended) return
    ended = true
    cancelTimer()
    exchange?.stop()
    blobs?.stop()
    presence.stop()
    unlisten()
    events.closed(session, closed)
  }
  const refuse = (reason: Refusal): void => {
    void send({ type: 'refused', reason })
    end({ kind: 'refused', detail: reason })
  }
  const misbehaved = (why: string): void => {
    if (ended) return
    misdeeds += 1
    if (misdeeds >= MAX_MISDEEDS || openedAt === undefined) end({ kind: 'misbehaved', detail: why })
    else events.misbehaved(session, why)
  }
  const presence = createPresence({
    timers,
    passCaret: parts.passCaret,
    foundAt: (addresses) => events.foundAt(session, addresses),
    misbehaved,
    changed: () => events.changed(),
  })

  const begin = (): void => {
    const device = remoteDevice()
    if (!device || ended) return
    wire.trust()
    openedAt = timers.elapsed()
    cancelTimer()
    blobs = createBlobExchange({
      ...parts.blobs,
      send,
      misbehaved,
      arrived: (hash, bytes) => events.blobArrived(hash, bytes),
      missing: (hash) => events.blobMissing(session, hash),
      failed: (cause) => events.report(cause),
      timers,
    })
    exchange = createExchange(parts, {
      remote: wire.remote,
      device: device.deviceId,
      origin: session,
      leads: wire.dialled,
      send,
      mayReceive: () => {
        const role = remoteDevice()?.role
        return role === 'owner' || role === 'editor'
      },
      maySend: () => members.mayEdit(),
      misbehaved,
      stoppedBy: (why) => end({ kind: 'misbehaved', detail: why }),
      stopped: (why) => {
        events.cannotKeep(session)
        end({ kind: 'closedHere', detail: why })
      },
      same: (digest) => events.same(session, digest),
      holds: (documents) => events.holds(session, documents),
      received: (docs) => events.received(session, docs),
    })
    for (const message of greeting.rest()) void send(message)
    exchange.start()
    live()
    events.opened(session)
  }

  /** Signs of life, and the end of a wire that gives none. */
  const live = (): void => {
    cancelTimer = timers.after(PING_EVERY_MS, () => {
      if (timers.elapsed() - lastHeard > GONE_AFTER_MS)
        return end({ kind: 'lost', detail: 'Nothing was heard from it any more.' })
      void send({ type: 'ping', n: ++pings })
      live()
    })
  }

  const onHello = (message: MessageOf<'hello'>): void => {
    if (message.version !== PROTOCOL_VERSION) return refuse('ProtocolDiffers')
    // What the other brings may be what makes it known here: an owner admitted it while this device was away.
    members.merge(message.log, remoteDevice() === undefined)
    if (ended) return
    if (!remoteDevice()) return refuse('NotAMember')
    if (!parts.listening()) return refuse('Paused')
    // Only now, to somebody who belongs to it, is anything of the workspace told.
    if (!wire.dialled) void send(greeting.hello())
    begin()
  }

  const beforeOpen = (message: Message): void => {
    switch (message.type) {
      case 'hello':
        return onHello(message)
      case 'join':
        if (wire.dialled) return misbehaved('It asked to join on a wire that it did not open.')
        if (!parts.listening()) return refuse('Paused')
        cancelTimer()
        return events.knocked(session, message)
      case 'waiting':
      case 'admitted':
        if (!wire.dialled) return misbehaved('It answered what nobody asked.')
        cancelTimer()
        return events.admission(session, message)
      case 'refused':
        events.refusedBy(session, message)
        return end({ kind: 'refused', detail: message.reason })
      case 'ping':
        return void send({ type: 'pong', n: message.n })
      case 'pong':
      case 'bye':
        return
      default:
        return misbehaved('It spoke before it was known.')
    }
  }

  const onMembers = ({ log }: MessageOf<'members'>): void => {
    brought = new Set(log.map(({ signature }) => signature))
    members.merge(log)
    brought = new Set()
  }

  const whenOpen = (message: Message): void => {
    if (exchange?.handle(message) || blobs?.handle(message) || presence.handle(message)) return
    switch (message.type) {
      case 'members':
        return onMembers(message)
      case 'ping':
        return void send({ type: 'pong', n: message.n })
      case 'refused':
        events.refusedBy(session, message)
        return end({ kind: 'refused', detail: message.reason })
      case 'pong':
        return
      case 'bye':
        return end({ kind: 'bye', detail: 'The other device ended the connection.' })
      default:
        return misbehaved('It greeted twice.')
    }
  }

  const session: Session = {
    wire,
    get open() {
      return openedAt !== undefined && !ended
    },
    get openedAt() {
      return openedAt
    },
    get busy() {
      return exchange?.busy === true || blobs?.busy === true
    },
    get places() {
      return presence.places
    },
    greet: () => void send(greeting.hello()),
    pump: () => exchange?.pump(),
    compare: () => exchange?.compare(),
    wantBlob: (hash) => blobs?.want(hash),
    send: (message) => void send(message),
    end,
  }

  const onMembersChanged = (added: readonly SignedEntry[]): void => {
    if (openedAt === undefined) return
    if (!remoteDevice()) return refuse('NotAMember')
    const log = added.filter(({ signature }) => !brought.has(signature))
    if (log.length > 0) void send({ type: 'members', log })
    exchange?.pump()
  }
  const unlisten = members.onChanged(onMembersChanged)

  wire.onMessage((message) => {
    if (ended) return
    lastHeard = timers.elapsed()
    if (nthMessage() > MAX_MESSAGES_PER_SECOND)
      return end({ kind: 'misbehaved', detail: 'It sent more messages than a device has to say.' })
    try {
      if (openedAt === undefined) beforeOpen(message)
      else whenOpen(message)
    } catch (cause) {
      // A bug here must cost this wire only, not the core.
      events.report(cause)
      events.cannotKeep(session)
      end({ kind: 'closedHere', detail: 'Something went wrong here; the connection is made anew.' })
    }
  })
  wire.onClosed(finish)

  cancelTimer = timers.after(HELLO_WITHIN_MS, () => end({ kind: 'lost', detail: 'It did not say who it is.' }))
  return session
}
