/**
 * Blobs over one wire: asked for by hash, sent in pieces, taken up where a cut left them, and only kept when the whole
 * has the hash that was asked for. Extracted texts always travel; originals when somebody opens them.
 */
import type { BlobHash } from '#shared/model/ids.ts'
import { BLOB_PART_BYTES, BLOB_WITHIN_MS, MAX_BLOBS_SERVED, MAX_OUT_OF_STEP } from '#shared/sync/limits.ts'
import type { Message, MessageOf } from '#shared/sync/messages.ts'
import type { Timers } from '#shared/sync/transport.ts'
import type { Blobs } from '../blobs/blobs.ts'
import type { PartialBlobs } from '../blobs/partialBlobs.ts'

/** Asked for at once on one wire: enough to keep it busy, few enough that a cut wastes little. */
const AT_ONCE = 4

export interface BlobExchangeParts {
  blobs: Blobs
  partial: PartialBlobs
  send: (message: Message) => Promise<void>
  misbehaved: (why: string) => void
  /** A blob is whole and verified; it lies in its place. */
  arrived: (hash: BlobHash, bytes: number) => void
  /** This wire cannot give it. */
  missing: (hash: BlobHash) => void
  /** It cannot be kept here (the disk is full). */
  failed: (cause: unknown) => void
  timers: Timers
}

export interface BlobExchange {
  /** Asks for a blob, now or when others have come. Asking twice is free. */
  want: (hash: BlobHash) => void
  handle: (message: Message) => boolean
  readonly busy: boolean
  stop: () => void
}

export function createBlobExchange(parts: BlobExchangeParts): BlobExchange {
  const { blobs, partial } = parts
  const queue: BlobHash[] = []
  /** Asked for, with what stops its clock and how many pieces came out of order. */
  const running = new Map<BlobHash, { cancel: () => void; outOfStep: number }>()
  let serving = 0
  let stopped = false

  const next = (): void => {
    while (!stopped && running.size < AT_ONCE) {
      const hash = queue.shift()
      if (hash === undefined) return
      if (blobs.path(hash) !== null) {
        parts.arrived(hash, 0)
        continue
      }
      running.set(hash, { cancel: () => undefined, outOfStep: 0 })
      expect(hash)
      void parts.send({ type: 'blobWant', hash, from: partial.length(hash) })
    }
  }

  /** A device that promises a file and sends nothing of it must not keep it from coming from others. */
  const expect = (hash: BlobHash): void => {
    const one = running.get(hash)
    if (!one) return
    one.cancel()
    one.cancel = parts.timers.after(BLOB_WITHIN_MS, () => {
      parts.missing(hash)
      done(hash)
    })
  }

  const done = (hash: BlobHash): void => {
    running.get(hash)?.cancel()
    running.delete(hash)
    next()
  }

  const onPart = ({ hash, from, total, bytes }: MessageOf<'blobPart'>): void => {
    const one = running.get(hash)
    if (!one) return
    try {
      const outcome = partial.append(hash, from, total, bytes)
      if (outcome === 'more') return expect(hash)
      if (outcome === 'broken') {
        parts.misbehaved('It sent a file that is not the one that was asked for.')
        parts.missing(hash)
      } else if (outcome === 'whole') parts.arrived(hash, total)
      // Out of step with what lies here: ask again from there.
      else if (++one.outOfStep <= MAX_OUT_OF_STEP)
        // Once for all that are under way from where they were asked for before.
        return one.outOfStep === 1 ? void parts.send({ type: 'blobWant', hash, from: partial.length(hash) }) : undefined
      else {
        parts.misbehaved('It sent the pieces of a file in no order.')
        parts.missing(hash)
      }
    } catch (cause) {
      parts.failed(cause)
    }
    done(hash)
  }

  const onWant = async ({ hash, from }: MessageOf<'blobWant'>): Promise<void> => {
    if (serving >= MAX_BLOBS_SERVED) return parts.misbehaved('It asked for more files at once than it may.')
    const reader = blobs.reader(hash)
    if (!reader) return parts.send({ type: 'blobMissing', hash })
    serving += 1
    try {
      const { total } = reader
      let at = Math.min(from, total)
      do {
        const bytes = reader.read(at, BLOB_PART_BYTES)
        await parts.send({ type: 'blobPart', hash, from: at, total, bytes })
        at += bytes.byteLength
        // A file that was cut short under our hands ends here; what was sent does not match its hash and is refused.
        if (bytes.byteLength === 0) break
      } while (at < total && !stopped)
    } finally {
      serving -= 1
      reader.close()
    }
  }

  return {
    want: (hash) => {
      if (stopped || running.has(hash) || queue.includes(hash)) return
      queue.push(hash)
      next()
    },
    handle: (message) => {
      switch (message.type) {
        case 'blobWant':
          void onWant(message).catch(parts.failed)
          return true
        case 'blobPart':
          onPart(message)
          return true
        case 'blobMissing':
          if (running.has(message.hash)) {
            parts.missing(message.hash)
            done(message.hash)
          }
          return true
        default:
          return false
      }
    },
    get busy() {
      return running.size > 0
    },
    stop: () => {
      stopped = true
      queue.length = 0
      for (const { cancel } of running.values()) cancel()
      running.clear()
    },
  }
}
