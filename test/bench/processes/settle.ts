/** Ends a measuring process: waits until it is idle, collects garbage, reports the memory it holds. */

/** Longer than the core waits before it does what was left for a quiet moment. */
const IDLE_MS = 1_500

/** Prints the resident bytes after garbage was collected. */
export async function reportMemory(): Promise<void> {
  const { gc } = globalThis as { gc?: () => void }
  if (gc === undefined) throw new Error('start with --expose-gc')
  await new Promise((resolve) => setTimeout(resolve, IDLE_MS))
  for (let i = 0; i < 3; i++) {
    gc()
    await new Promise((resolve) => setImmediate(resolve))
  }
  process.stdout.write(`${process.memoryUsage().rss}\n`)
}
