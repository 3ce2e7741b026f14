/** Sends one other device the log's rows that it has not seen: first those since it was here, then each as it is committed. */
import type { Message } from '#shared/sync/messages.ts'
import type { Timers } from '#shared/sync/transport.ts'
import type { Db } from '../db/database.ts'
import { compactedSince, logBatch } from './outgoing.ts'
import { createSlices } from './slices.ts'

/** Ids of changed documents in one message. */
const IDS_PER_MESSAGE = 1_000

export interface LogSenderParts {
  db: Db
  timers: Timers
  /** The other device, as log rows name it: its own changes are not sent back. */
  device: string
  send: (message: Message) => Promise<void>
  maySend: () => boolean
  failed: (cause: unknown) => void
}

export interface LogSender {
  /** The other has seen everything up to this number. Resolves when it was sent what came after. */
  startAfter: (seq: number) => Promise<void>
  /** Something was committed; before the start nothing is sent. */
  pump: () => void
  readonly busy: boolean
  stop: () => void
}

export function createLogSender({ db, timers, device, send, maySend, failed }: LogSenderParts): LogSender {
  /** Null until the other has said what it has seen. */
  let sent: number | null = null
  let running = false
  let again = false
  let stopped = false

  /** One walk over what the log has beyond what was sent. */
  const walk = async (since: number): Promise<void> => {
    const compacted = compactedSince(db, since)
    for (let at = 0; at < compacted.length; at += IDS_PER_MESSAGE)
      await send({ type: 'changed', ids: compacted.slice(at, at + IDS_PER_MESSAGE) })
    const pause = createSlices(timers)
    let from = since
    while (!stopped) {
      const batch = logBatch(db, from, device)
      sent = from = batch.seq
      if (batch.docs.length > 0) await send({ type: 'updates', docs: batch.docs, seq: batch.seq })
      if (!batch.more) return
      await pause()
    }
  }

  /** What is committed while the wire takes a message goes with the next walk. */
  const pump = async (): Promise<void> => {
    again = true
    if (running) return
    running = true
    try {
      while (again && !stopped && sent !== null && maySend()) {
        again = false
        await walk(sent)
      }
    } catch (cause) {
      failed(cause)
    } finally {
      running = false
    }
  }

  return {
    startAfter: (seq) => {
      sent = seq
      return pump()
    },
    pump: () => void pump(),
    get busy() {
      return running
    },
    stop: () => {
      stopped = true
    },
  }
}
