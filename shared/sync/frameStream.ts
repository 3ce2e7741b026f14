/**
 * The receiving end of a wire whose transport carries bytes: cuts the stream into frames (4 bytes of length, most
 * significant first), puts messages together, and holds each frame to its time: one byte a second is an attack.
 */
import { err, ok, type Result } from '../model/result.ts'
import type { CodecError, Reassembler } from './codec.ts'
import { FRAME_WITHIN_MS, MAX_FRAME_BYTES } from './limits.ts'
import type { Message } from './messages.ts'
import type { Timers } from './transport.ts'

export const LENGTH_BYTES = 4

export interface FrameStream {
  /** Answers the messages that these bytes completed. After an error nothing more is taken. */
  push(chunk: Uint8Array): Result<Message[], CodecError>
  /** Stops the clock of a frame that has begun. */
  end(): void
}

export interface FrameStreamOptions {
  reassembler: Reassembler
  timers: Timers
  /** Called when a frame that has begun is not whole in time. */
  onLate: (error: CodecError) => void
  /** Milliseconds for one frame; FRAME_WITHIN_MS unless a test has less patience. */
  within?: number
  /** Called before and after a frame is decoded, for whoever watches that it ends. */
  onDecoding?: (begins: boolean) => void
}

export function createFrameStream(options: FrameStreamOptions): FrameStream {
  const { reassembler, timers, onLate, onDecoding, within = FRAME_WITHIN_MS } = options
  const head = new Uint8Array(LENGTH_BYTES)
  let headFilled = 0
  let body: Uint8Array | undefined
  let bodyFilled = 0
  let failed: CodecError | undefined
  let stopClock: (() => void) | undefined

  const stop = (): void => {
    stopClock?.()
    stopClock = undefined
  }
  const fail = (error: CodecError): Result<never, CodecError> => {
    stop()
    failed = error
    body = undefined
    return err(error)
  }
  const startClock = (): void => {
    stopClock = timers.after(within, () => {
      const late: CodecError = { code: 'Malformed', message: 'A frame came too slowly.' }
      fail(late)
      onLate(late)
    })
  }

  return {
    push(chunk) {
      if (failed) return err(failed)
      const messages: Message[] = []
      let at = 0
      while (at < chunk.length) {
        if (headFilled === 0) startClock()
        if (body === undefined) {
          head[headFilled] = chunk[at] ?? 0
          headFilled += 1
          at += 1
          if (headFilled < LENGTH_BYTES) continue
          const length = new DataView(head.buffer).getUint32(0)
          if (length === 0 || length > MAX_FRAME_BYTES) {
            return fail({ code: 'TooLarge', message: `A frame of ${length} bytes was announced.` })
          }
          // Grown as bytes come, so that an announced length alone takes no memory.
          body = new Uint8Array(Math.min(length, 64 * 1024))
          bodyFilled = 0
        }
        const length = new DataView(head.buffer).getUint32(0)
        const take = Math.min(length - bodyFilled, chunk.length - at)
        body = withRoom(body, bodyFilled + take, length)
        body.set(chunk.subarray(at, at + take), bodyFilled)
        bodyFilled += take
        at += take
        if (bodyFilled < length) continue
        stop()
        onDecoding?.(true)
        const taken = reassembler.push(body)
        onDecoding?.(false)
        if (!taken.ok) return fail(taken.error)
        if (taken.value) messages.push(taken.value)
        body = undefined
        headFilled = 0
      }
      return ok(messages)
    },
    end: stop,
  }
}

/** The same bytes in an array of at least `needed`, growing by doubling up to `most`. */
function withRoom(body: Uint8Array, needed: number, most: number): Uint8Array {
  if (body.length >= needed) return body
  const larger = new Uint8Array(Math.min(most, Math.max(needed, body.length * 2)))
  larger.set(body)
  return larger
}

/** A frame as it goes over a stream. */
export function withLength(frame: Uint8Array): Uint8Array {
  const whole = new Uint8Array(LENGTH_BYTES + frame.length)
  new DataView(whole.buffer).setUint32(0, frame.length)
  whole.set(frame, LENGTH_BYTES)
  return whole
}
