/** What a benchmark asks of a device's process (processes/syncDevice.ts), and what that tells. */
import type { SyncEvent } from '#core/sync/engine.ts'

export interface Edits {
  notes: number
  /** Letters that each note gets, in so many commits one after the other. */
  letters: number
  commits: number
  /** Words as people write them, or letters at random, which no packing makes shorter than three quarters. */
  text: 'prose' | 'random'
  seed: number
}

/** What changed, by Yjs alone: the least that has to be told of it, uncompressed. */
export interface Edited {
  documents: number
  minimalBytes: number
}

/** All of a device's connections since it was started. */
export interface Traffic {
  bytes: number
  messages: number
}

export interface Requests {
  open: { input: { folder: string; link?: string }; output: null }
  invite: { input: null; output: string }
  pause: { input: boolean; output: null }
  edit: { input: Edits; output: Edited }
  traffic: { input: null; output: Traffic }
  digest: { input: null; output: string }
  /** Makes the folder of a closed workspace know no other device's log. */
  forget: { input: string; output: null }
  close: { input: null; output: null }
}
export type RequestName = keyof Requests

export interface Request<N extends RequestName = RequestName> {
  id: number
  name: N
  input: Requests[N]['input']
}

export type FromDevice =
  | { is: 'answer'; id: number; output: unknown }
  | { is: 'failed'; id: number; message: string }
  | { is: 'event'; event: SyncEvent['event'] }
