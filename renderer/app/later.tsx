/** Parts of the window that are read after its first rows are on screen. */
import { type ComponentType, lazy, type ReactNode, Suspense, useEffect, useState } from 'react'
import { expectCommands } from './commands.ts'

type Read<P> = () => Promise<{ default: ComponentType<P> }>

const unread: (() => Promise<unknown>)[] = []

/** Stands where a part will be: who asks for a command by name meanwhile is not told that there is none. */
export function Expected({ children }: { children?: ReactNode }) {
  useEffect(() => expectCommands(), [])
  return children
}

/**
 * A component whose code is read when it is first shown, or ahead. React holds back a lazy component for a third of
 * a second even when its code is there, so one that was read ahead is shown as it is.
 */
export function later<P extends object>(load: Read<P>, fallback: ReactNode = null): ComponentType<P> {
  let ready: ComponentType<P> | undefined
  const read: Read<P> = async () => {
    const module = await load()
    ready = module.default
    return module
  }
  unread.push(read)
  const Lazy: ComponentType<P> = lazy(read)
  return function Later(props: P) {
    // Chosen once: exchanging one for the other would lose what is typed in it.
    const [Part] = useState<ComponentType<P>>(() => ready ?? Lazy)
    return (
      <Suspense fallback={<Expected>{fallback}</Expected>}>
        <Part {...props} />
      </Suspense>
    )
  }
}

const quietMoment = (): Promise<unknown> => new Promise((resolve) => requestIdleCallback(resolve))

/** Reads all such parts one by one, in quiet moments: what is read only when it is wanted loses the letters typed meanwhile. */
export async function readLaterParts(): Promise<void> {
  for (let read = unread.shift(); read; read = unread.shift()) {
    await quietMoment()
    // A piece that cannot be read says so where it is needed.
    await read().catch(() => undefined)
  }
}
