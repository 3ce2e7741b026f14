/** What a peer says while it runs: one JSON object a line on stdout. */

export type PeerEvent =
  | SyncSaid
  /** The folder is open here; other commands on it are answered through this process. */
  | { event: 'serving'; data: string }
  /** Everything is saved and the folder is free. */
  | { event: 'closed'; data: string }

/** What sync tells: whom this device meets, and what both hold. */
export type SyncSaid =
  | { event: 'listening'; data: string; device: string; address: string | null; addresses: string[] }
  | { event: 'connected'; data: string; device: string; path: string }
  | { event: 'disconnected'; data: string; device: string; why: string }
  | { event: 'synced'; data: string; device: string; digest: string }
  | { event: 'received'; data: string; device: string; documents: number }
  | { event: 'refused'; data: string; device: string; reason: string }

export type Say = (event: PeerEvent) => void

export const sayLine: Say = (event) => void process.stdout.write(`${JSON.stringify(event)}\n`)
