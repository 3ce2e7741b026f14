/** What every Transport has to hold; each implementation brings its own stage (see test/shared/sync and test/core/sync). */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { messageToFrames } from '#shared/sync/codec.ts'
import { withLength } from '#shared/sync/frameStream.ts'
import { MAX_FRAME_BYTES, MAX_STRANGER_BYTES, MAX_STRANGERS } from '#shared/sync/limits.ts'
import { messageToBytes } from '#shared/sync/messageBytes.ts'
import type { Message, MessageOf } from '#shared/sync/messages.ts'
import type { Closed, DeviceKey, Transport, Wire } from '#shared/sync/transport.ts'
import { createRandom } from '#test/support/random.ts'
import type { RawWire } from './memoryWire.ts'

export interface Stage {
  /** A device on the network. */
  device(): Promise<Transport>
  /** Ends a device's process as a power cut does. */
  kill(device: Transport): Promise<void>
  /** A key that no device has. */
  nobody(): DeviceKey
  /** A hostile device with a fresh key calls. */
  callRaw(to: Transport): Promise<RawWire>
  /** Waits, on the stage's own clock, until this is settled; fails when that takes longer than any honest network. */
  settled<T>(promise: Promise<T>): Promise<T>
  /** Lets everything that is on its way arrive. */
  quiet(): Promise<void>
  end(): Promise<void>
}

const ping = (n: number): Message => ({ type: 'ping', n })
const noise = (length: number): Uint8Array => {
  const random = createRandom(length)
  return Uint8Array.from({ length }, () => random.int(0, 255))
}
const part = (bytes: Uint8Array, from = 0): MessageOf<'blobPart'> => ({
  type: 'blobPart',
  hash: 'ab'.repeat(32) as MessageOf<'blobPart'>['hash'],
  from,
  total: bytes.length,
  bytes,
})
const bigUpdate = (length: number): MessageOf<'updates'> => {
  const doc = new Y.Doc()
  doc.getMap('m').set('bytes', noise(length))
  return { type: 'updates', docs: [{ id: 'library', update: Y.encodeStateAsUpdate(doc) }], seq: null }
}
/** Messages as they come, one promise each. */
function inbox(wire: Wire): { next(): Promise<Message>; all: Message[] } {
  const all: Message[] = []
  const takers: ((message: Message) => void)[] = []
  let read = 0
  wire.onMessage((message) => {
    all.push(message)
    takers.shift()?.(message)
  })
  return {
    all,
    next: () => {
      const there = all[read]
      read += 1
      return there ? Promise.resolve(there) : new Promise((resolve) => takers.push(resolve))
    },
  }
}
const closing = (wire: Wire): Promise<Closed> => new Promise((resolve) => wire.onClosed(resolve))
const nextWire = (transport: Transport): Promise<Wire> => new Promise((resolve) => transport.onWire(resolve))
const bye: Closed = { kind: 'bye', detail: 'done' }

export function transportContract(name: string, raise: () => Promise<Stage>): void {
  describe(`${name} as a transport`, () => {
    let stage: Stage
    beforeEach(async () => {
      stage = await raise()
    })
    afterEach(() => stage.end())

    const call = async (from: Transport, to: Transport): Promise<Wire> => {
      const called = await stage.settled(from.connect(to.self, to.addresses()))
      if (!called.ok) throw new Error(called.error.message)
      return called.value
    }
    /** Two devices and the two ends of a wire between them. */
    const pair = async (): Promise<{ a: Transport; b: Transport; near: Wire; far: Wire }> => {
      const [a, b] = [await stage.device(), await stage.device()]
      const arrives = nextWire(b)
      const near = await call(a, b)
      return { a, b, near, far: await stage.settled(arrives) }
    }

    it('connects two devices, each knowing whom it talks to', async () => {
      const { a, b, near, far } = await pair()
      expect([near.remote, far.remote]).toEqual([b.self, a.self])
      expect([near.dialled, far.dialled]).toEqual([true, false])
      expect([near.path, far.path]).toEqual(['direct', 'direct'])
    })

    it('carries messages in both directions in their order', async () => {
      const { near, far } = await pair()
      const [atNear, atFar] = [inbox(near), inbox(far)]
      const sent: Message[] = []
      for (let n = 0; n < 300; n += 1) {
        const message = n % 50 === 7 ? part(noise(1000 + n * 100)) : ping(n)
        sent.push(message)
        void near.send(message)
        void far.send({ type: 'pong', n })
      }
      const got: Message[] = []
      for (const _ of sent) got.push(await stage.settled(atFar.next()))
      expect(got).toEqual(sent)
      for (let n = 0; n < 300; n += 1) expect(await stage.settled(atNear.next())).toEqual({ type: 'pong', n })
      expect(near.traffic.sent).toBeGreaterThan(6000)
      await stage.quiet()
      expect(far.traffic.received).toBe(near.traffic.sent)
    })

    it('keeps what comes before anybody listens', async () => {
      const { near, far } = await pair()
      await stage.settled(near.send(ping(1)))
      await stage.settled(near.send(ping(2)))
      await stage.quiet()
      const at = inbox(far)
      expect([await stage.settled(at.next()), await stage.settled(at.next())]).toEqual([ping(1), ping(2)])
    })

    it('carries a message of many frames to who trusts', async () => {
      const { near, far } = await pair()
      far.trust()
      const message = bigUpdate(3 * MAX_FRAME_BYTES)
      const at = inbox(far)
      void near.send(message)
      expect(await stage.settled(at.next())).toEqual(message)
    })

    it('takes large messages from who was called without being told to', async () => {
      const { near, far } = await pair()
      const message = bigUpdate(2 * MAX_STRANGER_BYTES)
      const at = inbox(near)
      void far.send(message)
      expect(await stage.settled(at.next())).toEqual(message)
    })

    it('ends a stranger that says too much, and tells both sides', async () => {
      const { near, far } = await pair()
      const at = inbox(far)
      const ends = Promise.all([closing(far), closing(near)])
      void near.send(bigUpdate(2 * MAX_STRANGER_BYTES))
      const [here, there] = await stage.settled(ends)
      expect([here.kind, there.kind]).toEqual(['misbehaved', 'refused'])
      expect(at.all).toEqual([])
    })

    it('lets a sender wait until the other side keeps up', async () => {
      const { near, far } = await pair()
      let taken = 0
      const all = Array.from({ length: 200 }, (_, n) => near.send(part(noise(100_000), n)).then(() => (taken += 1)))
      await stage.quiet()
      // Nobody listens: some fill what lies between, the rest wait.
      expect(taken).toBeLessThan(200)
      const at = inbox(far)
      far.trust()
      await stage.settled(Promise.all(all))
      while (at.all.length < 200) await stage.settled(at.next())
      expect(at.all.map((message) => message.type === 'blobPart' && message.from)).toEqual(all.map((_, n) => n))
    })

    it('delivers what was sent before the end, then says why it ended', async () => {
      const { near, far } = await pair()
      const at = inbox(far)
      const [nearEnds, farEnds] = [closing(near), closing(far)]
      for (let n = 0; n < 20; n += 1) void near.send(ping(n))
      near.close({ kind: 'refused', detail: 'not here' })
      expect(await stage.settled(nearEnds)).toEqual({ kind: 'refused', detail: 'not here' })
      expect((await stage.settled(farEnds)).kind).toBe('refused')
      expect(at.all).toHaveLength(20)
    })

    it('says the end to who asks later, and sends nothing more', async () => {
      const { near, far } = await pair()
      near.close(bye)
      expect((await stage.settled(closing(far))).kind).toBe('bye')
      expect((await stage.settled(closing(far))).kind).toBe('bye')
      await stage.settled(near.send(ping(1)))
      await stage.settled(far.send(ping(1)))
      near.close(bye)
    })

    it('does not find a device that is not there, nor itself', async () => {
      const [a, b] = [await stage.device(), await stage.device()]
      const addresses = b.addresses()
      await b.close()
      const error = { ok: false, error: { code: 'Unreachable' } }
      expect(await stage.settled(a.connect(b.self, addresses))).toMatchObject(error)
      expect(await stage.settled(a.connect(stage.nobody(), a.addresses()))).toMatchObject(error)
      expect(await stage.settled(a.connect(a.self, a.addresses()))).toMatchObject(error)
    })

    it('does not take another device for the one it calls', async () => {
      const [a, b] = [await stage.device(), await stage.device()]
      const called = await stage.settled(a.connect(stage.nobody(), b.addresses()))
      expect(called).toMatchObject({ ok: false, error: { code: 'Unreachable' } })
    })

    it('lets two devices call each other at once', async () => {
      const [a, b] = [await stage.device(), await stage.device()]
      const [atA, atB] = [nextWire(a), nextWire(b)]
      const [fromA, fromB] = await Promise.all([call(a, b), call(b, a)])
      const [farA, farB] = [await stage.settled(atB), await stage.settled(atA)]
      const [inA, inB] = [inbox(farA), inbox(farB)]
      void fromA.send(ping(1))
      void fromB.send(ping(2))
      expect([await stage.settled(inA.next()), await stage.settled(inB.next())]).toEqual([ping(1), ping(2)])
    })

    it('tells the other side when it is closed, and does nothing afterwards', async () => {
      const { a, b, near, far } = await pair()
      const ends = [closing(near), closing(far)]
      await stage.settled(a.close())
      expect((await stage.settled(Promise.all(ends))).map((end) => end.kind)).toEqual(['closedHere', 'bye'])
      expect(await stage.settled(a.connect(b.self, b.addresses()))).toMatchObject({
        error: { code: 'TransportClosed' },
      })
      await stage.settled(a.close())
    })

    it('notices in the end that the other device is gone', async () => {
      const { b, near } = await pair()
      const ends = closing(near)
      await stage.kill(b)
      expect((await stage.settled(ends)).kind).toBe('lost')
    })

    it('keeps a wire that was trusted when strangers come, and only so many of these', async () => {
      const { b, near, far } = await pair()
      far.trust()
      const wires: Wire[] = []
      b.onWire((wire) => wires.push(wire))
      const strangers: RawWire[] = []
      for (let n = 0; n < MAX_STRANGERS + 3; n += 1) strangers.push(await stage.settled(stage.callRaw(b)))
      const oldest = strangers.slice(0, 3).map((stranger) => stranger.ended)
      expect((await stage.settled(Promise.all(oldest))).map((end) => end.kind)).toEqual([
        'refused',
        'refused',
        'refused',
      ])
      const at = inbox(far)
      void near.send(ping(5))
      expect(await stage.settled(at.next())).toEqual(ping(5))
    })

    describe('with a hostile device', () => {
      const hostile = async (): Promise<{ b: Transport; raw: RawWire; wire: Wire; got: Message[] }> => {
        const b = await stage.device()
        const arrives = nextWire(b)
        const raw = await stage.settled(stage.callRaw(b))
        // A stream is there for the other side once something was sent on it.
        raw.send(withLength(messageToFrames(ping(0))[0]!))
        const wire = await stage.settled(arrives)
        return { b, raw, wire, got: inbox(wire).all }
      }
      const frame = (message: Message): Uint8Array => withLength(messageToFrames(message)[0]!)

      it.each<[string, () => Uint8Array]>([
        ['junk', () => noise(5000)],
        ['a frame of junk', () => withLength(noise(5000))],
        ['a length of 2^32 − 1', () => new Uint8Array([255, 255, 255, 255, 0])],
        ['a length of 2^53', () => withLength(new Uint8Array([0, 12, 255, 255, 255, 255, 255, 255, 255, 15]))],
        ['no length', () => new Uint8Array(4)],
        ['a frame that breaks off', () => withLength(messageToFrames(part(noise(300)))[0]!.subarray(0, 200))],
        ['a kind of message that does not exist', () => withLength(new Uint8Array([0, 99]))],
        ['an update with a huge clock', () => withLength(new Uint8Array([0, ...messageToBytes(hugeClock)]))],
        ['a message after the end of one', () => withLength(new Uint8Array([0, ...messageToBytes(ping(1)), 1]))],
      ])('that sends %s: ends it and serves the others', async (_name, bytes) => {
        const { b, raw, wire, got } = await hostile()
        const ends = closing(wire)
        raw.send(bytes())
        expect((await stage.settled(ends)).kind).toBe('misbehaved')
        expect(got.filter((message) => message.type !== 'ping')).toEqual([])
        const a = await stage.device()
        const arrives = nextWire(b)
        const near = await call(a, b)
        const at = inbox(await stage.settled(arrives))
        void near.send(ping(9))
        expect(await stage.settled(at.next())).toEqual(ping(9))
      })

      it('that sends one byte at a time and never ends', async () => {
        const { raw, wire } = await hostile()
        const ends = closing(wire)
        raw.send(new Uint8Array([0, 0, 1]))
        expect(await stage.settled(ends)).toMatchObject({
          kind: 'misbehaved',
          detail: expect.stringContaining('slowly'),
        })
      })

      it('that cuts honest messages into single bytes is understood', async () => {
        const { raw, wire, got } = await hostile()
        for (const byte of frame(ping(77))) raw.send(new Uint8Array([byte]))
        await stage.quiet()
        expect(got).toEqual([ping(0), ping(77)])
        wire.close(bye)
      })
    })
  })
}

/** One letter at a clock of 2^41. */
const hugeClock: Message = {
  type: 'updates',
  docs: [{ id: 'library', update: new Uint8Array([1, 1, 5, 128, 128, 128, 128, 128, 64, 4, 1, 1, 97, 1, 98, 0]) }],
  seq: null,
}
