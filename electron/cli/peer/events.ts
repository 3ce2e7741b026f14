/** What a peer says while it runs: one JSON object a line on stdout. */

export type PeerEvent =
  /** The folder is open here; other commands on it are answered through this process. */
  | { event: 'serving'; data: string }
  /** Everything is saved and the folder is free. */
  | { event: 'closed'; data: string }

export type Say = (event: PeerEvent) => void

export const sayLine: Say = (event) => void process.stdout.write(`${JSON.stringify(event)}\n`)
