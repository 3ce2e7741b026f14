/** Asks a new workspace's core to fill itself with the sample, as a window would, before any window sees it. */
import { MessageChannelMain, type MessagePortMain } from 'electron'
import { z } from 'zod'
import { type AppError, appError } from '#shared/contract/errors.ts'
import { FIRST_SCREEN } from '#shared/contract/firstScreen.ts'
import { ToWindow } from '#shared/contract/port.ts'
import { err, ok, type Result } from '#shared/model/result.ts'

/** Ample: the sample takes seconds. */
const LIMIT_MS = 180_000
const Named = z.object({ name: z.string() })

/** `connect` hands the other end to the core. Returns the name that the sample gave the workspace. */
export function fillWithSample(connect: (port: MessagePortMain) => boolean): Promise<Result<string, AppError>> {
  const { port1, port2 } = new MessageChannelMain()
  return new Promise((resolve) => {
    const end = (outcome: Result<string, AppError>): void => {
      clearTimeout(timer)
      // First: closing is heard as the port's own end, in this very turn.
      resolve(outcome)
      port1.close()
    }
    const stopped = () =>
      end(err(appError('CoreUnavailable', 'The sample could not be filled in; the workspace is there without it.')))
    const timer = setTimeout(stopped, LIMIT_MS)
    const ask = (kind: 'task' | 'query', name: string) =>
      port1.postMessage({ type: 'call', id: name, kind, name, input: {} })
    port1.on('message', ({ data }) => {
      const message = ToWindow.safeParse(data)
      if (!message.success || message.data.type !== 'result') return
      const { id, outcome } = message.data
      if (!outcome.ok) return end(outcome)
      if (id === 'loadSample') return ask('query', 'workspace')
      const named = Named.safeParse(outcome.value)
      if (named.success) end(ok(named.data.name))
      else stopped()
    })
    port1.on('close', stopped)
    port1.start()
    if (!connect(port2)) return stopped()
    port1.postMessage({ type: 'hello', windowId: 'sample' })
    for (const { id } of FIRST_SCREEN) port1.postMessage({ type: 'unsubscribe', id })
    ask('task', 'loadSample')
  })
}
