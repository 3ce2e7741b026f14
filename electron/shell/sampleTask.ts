/** Asks a new workspace's core to fill itself with the sample, as a window would, before any window sees it. */
import { MessageChannelMain } from 'electron'
import { type AppError, appError } from '#shared/contract/errors.ts'
import { ToWindow } from '#shared/contract/port.ts'
import { err, ok, type Result } from '#shared/model/result.ts'

const CALL = 'load-sample'
/** Ample: the sample takes seconds. */
const LIMIT_MS = 180_000

/** `connect` hands the other end to the core. */
export function fillWithSample(connect: (port: Electron.MessagePortMain) => boolean): Promise<Result<null, AppError>> {
  const { port1, port2 } = new MessageChannelMain()
  return new Promise((resolve) => {
    const end = (outcome: Result<null, AppError>): void => {
      clearTimeout(timer)
      // First: closing is heard as the port's own end, in this very turn.
      resolve(outcome)
      port1.close()
    }
    const stopped = () =>
      end(err(appError('CoreUnavailable', 'The sample could not be filled in; the workspace is there without it.')))
    const timer = setTimeout(stopped, LIMIT_MS)
    port1.on('message', ({ data }) => {
      const message = ToWindow.safeParse(data)
      if (!message.success || message.data.type !== 'result' || message.data.id !== CALL) return
      const { outcome } = message.data
      end(outcome.ok ? ok(null) : outcome)
    })
    port1.on('close', stopped)
    port1.start()
    if (!connect(port2)) return stopped()
    port1.postMessage({ type: 'hello', windowId: 'sample' })
    port1.postMessage({ type: 'call', id: CALL, kind: 'task', name: 'loadSample', input: {} })
  })
}
