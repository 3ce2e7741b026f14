/** One connection of the network in memory: two ends, a lane in each direction. Real frames go over it, by the real codec. */
import { nodePacking } from '#core/sync/transport/nodePacking.ts'
import { closedByOther, closingCode } from '#shared/sync/closing.ts'
import { createReassembler, messageToFrames, type Reassembler, type Verify } from '#shared/sync/codec.ts'
import { createFrameStream, LENGTH_BYTES } from '#shared/sync/frameStream.ts'
import { FRAME_CREDITS } from '#shared/sync/limits.ts'
import type { Message } from '#shared/sync/messages.ts'
import type { Closed, DeviceKey, Timers, Wire } from '#shared/sync/transport.ts'

/** What the two ends have in common, and what the network may do to them. */
export interface Link {
  a: DeviceKey
  b: DeviceKey
  timers: Timers
  verify: Verify
  delay(): number
  /** False while a partition lies between the two. */
  passes(): boolean
  /** Draws whether the next parcel breaks the connection. */
  breaks(): boolean
  /** Draws after how many ms an end learns that the connection is gone. */
  noticedAfter(): number
  /** Lets go what a partition held back. */
  resume(): void
  /** Nothing arrives any more; each end learns it in its own time. */
  break(): void
  /** The device of this end is gone: it hears nothing more; the other end learns it in time. */
  vanish(end: MemoryWire): void
  onEnded(): void
}

export interface MemoryWire extends Wire {
  readonly link: Link
  onTrusted(listener: () => void): void
  /** Called once, however the end came, before anybody else is told. */
  onEnded(listener: () => void): void
}

/** The hostile end of a wire: a stream of bytes. */
export interface RawWire {
  send(bytes: Uint8Array): void
  close(): void
  /** How the other side ended it. */
  readonly ended: Promise<Closed>
}

/** What travels: frames of one message, bytes from a hostile end, or the end. */
type Parcel = { frames: Uint8Array[] } | { raw: Uint8Array } | { code: number }

interface End extends MemoryWire {
  arrive(parcel: Parcel): void
  lost(): void
  post(parcel: Parcel): void
  /** The other end took a message: room for the next. */
  credit(): void
  dead: boolean
}

export function createWirePair(link: Link): [MemoryWire, MemoryWire] {
  const near: End = createEnd(link, link.b, true, () => far)
  const far: End = createEnd(link, link.a, false, () => near)
  const lanes = [createLane(link, () => far), createLane(link, () => near)] as const
  near.post = (parcel) => lanes[0].post(parcel)
  far.post = (parcel) => lanes[1].post(parcel)
  const stop = (): void => {
    for (const lane of lanes) lane.stop()
  }
  const learns = (end: End): void => {
    link.timers.after(link.noticedAfter(), () => end.lost())
  }
  link.resume = () => {
    for (const lane of lanes) lane.next()
  }
  link.break = () => {
    stop()
    learns(near)
    learns(far)
    link.onEnded()
  }
  link.vanish = (end) => {
    const gone = end === near ? near : far
    gone.dead = true
    // What had left before still arrives; what was on the way to the dead end does not.
    lanes[gone === near ? 1 : 0].stop()
    learns(gone === near ? far : near)
    link.onEnded()
  }
  return [near, far]
}

/** Carries parcels one after the other, each with its delay. */
function createLane(link: Link, target: () => End): { post(parcel: Parcel): void; next(): void; stop(): void } {
  const queue: { parcel: Parcel; due: number }[] = []
  let stopped = false
  let moving = false
  let lastDue = 0

  const next = (): void => {
    const first = queue[0]
    if (stopped || moving || first === undefined || !link.passes()) return
    moving = true
    link.timers.after(first.due - link.timers.now(), () => {
      moving = false
      if (stopped || !link.passes()) return
      queue.shift()
      if ('frames' in first.parcel && link.breaks()) {
        link.break()
        return
      }
      target().arrive(first.parcel)
      next()
    })
  }
  return {
    post(parcel) {
      lastDue = Math.max(lastDue, link.timers.now() + link.delay())
      queue.push({ parcel, due: lastDue })
      next()
    },
    next,
    stop() {
      stopped = true
    },
  }
}

function createEnd(link: Link, remote: DeviceKey, dialled: boolean, other: () => End): End {
  const reassembler: Reassembler = createReassembler({ trusted: dialled, packing: nodePacking, verify: link.verify })
  const traffic = { sent: 0, received: 0 }
  const held: Message[] = []
  let onMessage: ((message: Message) => void) | undefined
  let closed: Closed | undefined
  let onClosed: ((closed: Closed) => void) | undefined
  let onTrusted = (): void => {}
  let onEnded = (): void => {}
  let ended = false
  /** Messages sent that the other side's listener has not had yet, and who waits for that to become less. */
  let unread = 0
  const waiting: (() => void)[] = []

  const finish = (how: Closed | undefined): void => {
    if (ended) return
    ended = true
    stream.end()
    held.length = 0
    for (const resume of waiting.splice(0)) resume()
    onEnded()
    closed = how
    if (how) queueMicrotask(() => !end.dead && onClosed?.(how))
  }
  const misbehaved = (detail: string): void => {
    if (!ended) end.close({ kind: 'misbehaved', detail })
  }
  const stream = createFrameStream({
    reassembler,
    timers: link.timers,
    onLate: ({ message }) => misbehaved(message),
  })
  const deliver = (message: Message): void => {
    if (ended) return
    if (onMessage === undefined) {
      held.push(message)
      return
    }
    other().credit()
    onMessage(message)
  }
  const credit = (): void => {
    unread -= 1
    waiting.shift()?.()
  }

  const end: End = {
    link,
    remote,
    dialled,
    path: 'direct',
    roundTrip: undefined,
    traffic,
    dead: false,
    post: () => {},
    async send(message) {
      if (ended || end.dead) return
      const frames = messageToFrames(message, nodePacking)
      for (const frame of frames) traffic.sent += frame.length + LENGTH_BYTES
      unread += 1
      end.post({ frames })
      if (unread > FRAME_CREDITS) await new Promise<void>((resolve) => waiting.push(resolve))
    },
    onMessage(listener) {
      onMessage = listener
      for (const message of held.splice(0)) deliver(message)
    },
    onClosed(listener) {
      onClosed = listener
      if (closed) {
        const how = closed
        queueMicrotask(() => !end.dead && listener(how))
      }
    },
    onTrusted(listener) {
      onTrusted = listener
    },
    onEnded(listener) {
      onEnded = listener
    },
    trust() {
      reassembler.trust()
      onTrusted()
    },
    close(how) {
      if (ended || end.dead) return
      end.post({ code: closingCode(how) })
      finish(how)
    },
    arrive(parcel) {
      if (ended || end.dead) return
      if ('code' in parcel) {
        finish(closedByOther(parcel.code))
        link.onEnded()
      } else if ('raw' in parcel) {
        traffic.received += parcel.raw.length
        const taken = stream.push(parcel.raw)
        if (!taken.ok) misbehaved(taken.error.message)
        else for (const message of taken.value) deliver(message)
      } else {
        for (const frame of parcel.frames) {
          traffic.received += frame.length + LENGTH_BYTES
          const taken = reassembler.push(frame)
          if (!taken.ok) return misbehaved(taken.error.message)
          if (taken.value) deliver(taken.value)
        }
      }
    },
    lost: () => !end.dead && finish({ kind: 'lost', detail: 'The connection was lost.' }),
    credit,
  }
  return end
}

/** Lets a hostile end write bytes to the far one. */
export function rawEnd(near: MemoryWire): RawWire {
  const end = near as End
  return {
    send: (bytes) => end.post({ raw: bytes }),
    close: () => end.close({ kind: 'bye', detail: 'gone' }),
    ended: new Promise((resolve) => end.onClosed(resolve)),
  }
}
