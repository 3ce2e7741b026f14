/** The same documents by y-websocket, server and client in processes of their own; the server has loaded them before. */
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

export interface WebSocketServer {
  /** Milliseconds in which a new client has fetched everything. */
  fetchAll(): Promise<{ ms: number; bytes: number; documents: number }>
  stop(): void
}

const start = (script: string, ...args: string[]): ChildProcess =>
  fork(fileURLToPath(new URL(`../processes/${script}`, import.meta.url)), args, {
    execArgv: ['--disable-warning=ExperimentalWarning'],
  })

/** The next message; rejects when the process ends without one. */
const heard = async <T>(child: ChildProcess): Promise<T> => {
  const gone = once(child, 'exit').then(() => {
    throw new Error('y-websocket ended')
  })
  const [message] = (await Promise.race([once(child, 'message'), gone])) as [T]
  gone.catch(() => undefined)
  return message
}

/** @param folder of a workspace that nobody has open */
export async function startWebSocketServer(folder: string): Promise<WebSocketServer> {
  const server = start('webSocketServer.ts', folder)
  const { port, ids } = await heard<{ port: number; ids: string[] }>(server)
  return {
    fetchAll: async () => {
      const client = start('webSocketClient.ts')
      client.send({ port, ids })
      const fetched = await heard<{ ms: number; bytes: number }>(client)
      client.disconnect()
      return { ...fetched, documents: ids.length }
    },
    stop: () => server.disconnect(),
  }
}
