/** Fetches documents from y-websocket's server, some at once, each through a provider of its own, into memory. */
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'

/** More at once is no faster: both processes are busy. */
const AT_ONCE = 32

interface Task {
  port: number
  ids: string[]
}

async function fetchAll({ port, ids }: Task): Promise<{ ms: number; bytes: number }> {
  const started = performance.now()
  const docs: Y.Doc[] = []
  let next = 0
  const fetchSome = async (): Promise<void> => {
    for (let id = ids[next++]; id !== undefined; id = ids[next++]) {
      const doc = new Y.Doc()
      docs.push(doc)
      const provider = new WebsocketProvider(`ws://127.0.0.1:${port}`, id, doc, { disableBc: true })
      await new Promise<void>((resolve) => provider.once('sync', () => resolve()))
      provider.destroy()
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, fetchSome))
  const ms = performance.now() - started
  return { ms, bytes: docs.reduce((sum, doc) => sum + Y.encodeStateAsUpdate(doc).byteLength, 0) }
}

process.on('message', (task: Task) => void fetchAll(task).then((fetched) => process.send?.(fetched)))
process.on('disconnect', () => process.exit())
