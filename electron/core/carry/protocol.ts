/**
 * What the core and the thread that reads and writes workspace files say to each other. The thread asks, the core
 * answers: so the core is never given more than it has taken, and nothing is done that it has not agreed to.
 */
import type { AppError } from '#shared/contract/errors.ts'
import type { SignedEntry } from '#shared/members/entries.ts'
import type { BlobHash } from '#shared/model/ids.ts'
import type { Result } from '#shared/model/result.ts'
import type { DocUpdate } from '#shared/sync/messages.ts'
import type { Manifest } from '#shared/sync/workspaceFile.ts'

export interface CarriedBlob {
  hash: BlobHash
  bytes: number
}

export type CarryJob =
  /** Reads the head only. */
  | { do: 'look'; path: string; passphrase: string | null }
  /** Reads all of it once, to know that it is whole and what it says it is; then, if the core accepts, hands it over. */
  | { do: 'read'; path: string; passphrase: string | null; dataDir: string }
  /** Writes beside the target, reads that again, and renames. */
  | {
      do: 'write'
      path: string
      part: string
      passphrase: string | null
      manifest: Manifest
      blobs: (CarriedBlob & { file: string })[]
      /** Of scrypt, as a power of two; the library's own, which takes about a second, unless a test is in a hurry. */
      workFactor?: number
    }

/** A file that was read from end to end, and is what it says. */
export interface Inspected {
  manifest: Manifest
  /** Over its documents, as devices compare it. */
  digest: string
  documents: number
  log: SignedEntry[]
  /** `docs`: the documents of the file that name it. */
  blobs: (CarriedBlob & { docs: string[] })[]
  /** Of the whole file's content. */
  sha256: string
  /** The device that the manifest names has sealed it. */
  isSealed: boolean
}

export interface DocState extends DocUpdate {
  digest: Uint8Array
}

/** Question → what the core answers. */
export interface Answers {
  accept: { question: Inspected; answer: Result<null, AppError> }
  docs: { question: DocUpdate[]; answer: Result<null, AppError> }
  /** After the last document: which of its files are lacking. */
  wanted: { question: null; answer: BlobHash[] }
  stored: { question: CarriedBlob; answer: null }
  log: { question: null; answer: SignedEntry[] }
  /** Null: there are no more. */
  states: { question: null; answer: DocState[] | null }
  seal: { question: string; answer: string | null }
}
export type Question = keyof Answers
export type Ask = <Q extends Question>(about: Q, question: Answers[Q]['question']) => Promise<Answers[Q]['answer']>

/** Bytes of the file, or of what goes into it. */
export type Tell = (step: 'checking' | 'taking' | 'writing', done: number, total: number) => void

export interface Written {
  bytes: number
  digest: string
  documents: number
  files: number
}

export type CarryDone = { manifest: Manifest } | { inspected: Inspected } | { written: Written }

/** Does a job, here or in a thread. Never rejects for what is wrong with a file. */
export type CarryWork = (
  job: CarryJob,
  ask: Ask,
  tell: Tell,
  signal: AbortSignal | undefined,
) => Promise<Result<CarryDone, AppError>>

export type ToThread = { is: 'job'; job: CarryJob } | { is: 'answer'; id: number; answer: unknown }
export type FromThread =
  | { is: 'ask'; id: number; about: Question; question: unknown }
  | { is: 'tell'; step: Parameters<Tell>[0]; done: number; total: number }
  | { is: 'done'; outcome: Result<CarryDone, AppError> }
