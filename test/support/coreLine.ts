/**
 * Lets a test talk to the core through the window's own port, beside the app's screens: the same wire, the
 * same rules (an unanswered command is sent again on the next port), but no pixels in between.
 */
import type { Page } from 'playwright'
import type { CommandInput, CommandName, CommandOutput } from '#shared/contract/commands.ts'
import type { AppError } from '#shared/contract/errors.ts'
import type { QueryInput, QueryName, QueryOutput } from '#shared/contract/queries.ts'
import type { TaskInput, TaskName, TaskOutput } from '#shared/contract/tasks.ts'
import type { Result } from '#shared/model/result.ts'

type Outcome<T> = Result<T, AppError>

export interface CoreLine {
  command<N extends CommandName>(name: N, input: CommandInput<N>): Promise<Outcome<CommandOutput<N>>>
  query<N extends QueryName>(name: N, input: QueryInput<N>): Promise<QueryOutput<N>>
  task<N extends TaskName>(name: N, input: TaskInput<N>): Promise<Outcome<TaskOutput<N>>>
  /** How many ports this page has had. */
  ports(): Promise<number>
}

interface Tapped {
  coreLine: { ports: number; call: (kind: string, name: string, input: unknown) => Promise<Outcome<unknown>> }
}

/** Runs in the page before its own scripts. */
function tap(): void {
  const waiting = new Map<string, { message: unknown; settle: (outcome: Outcome<unknown>) => void }>()
  let port: MessagePort | undefined
  const line: Tapped['coreLine'] = {
    ports: 0,
    call: (kind, name, input) =>
      new Promise((settle) => {
        const id = `test-${crypto.randomUUID()}`
        const message = { type: 'call', id, kind, name, input }
        waiting.set(id, { message, settle })
        port?.postMessage(message)
      }),
  }
  ;(globalThis as unknown as Tapped).coreLine = line
  globalThis.addEventListener('message', (event: MessageEvent<{ type?: string } | null>) => {
    const [next] = event.ports
    if (event.data?.type !== 'commonplace-port' || !next) return
    port = undefined
    line.ports += 1
    next.addEventListener(
      'message',
      ({ data }: MessageEvent<{ type: string; id: string; outcome: Outcome<unknown> }>) => {
        if (data.type === 'ready') {
          // The app has said hello; now the line is open for us, too.
          port = next
          for (const { message } of waiting.values()) next.postMessage(message)
        }
        if (data.type !== 'result') return
        const call = waiting.get(data.id)
        waiting.delete(data.id)
        call?.settle(data.outcome)
      },
    )
  })
}

/** Reloads the page with a tap on its port. */
export async function openLine(window: Page): Promise<CoreLine> {
  // A page that is replaced while it starts would get a port of its own, and the count would be off.
  await window.waitForLoadState('load')
  await window.addInitScript(tap)
  await window.reload()
  const call = (kind: string, name: string, input: unknown) =>
    window.evaluate(([k, n, i]) => (globalThis as unknown as Tapped).coreLine.call(k, n, i), [kind, name, input] as [
      string,
      string,
      unknown,
    ]) as Promise<Outcome<never>>
  return {
    command: (name, input) => call('command', name, input),
    task: (name, input) => call('task', name, input),
    query: async (name, input) => {
      const outcome = await call('query', name, input)
      if (!outcome.ok) throw new Error(`${name}: ${outcome.error.message}`)
      return outcome.value
    },
    ports: () => window.evaluate(() => (globalThis as unknown as Tapped).coreLine.ports),
  }
}
