/** A screen with several pictures: its command for tables turns all of them over at once. */
import { createContext, type ReactNode, use, useState } from 'react'
import { announce } from '#renderer/ui/feedback/announce.ts'
import { useCommand } from '../commands.ts'

const EverywhereContext = createContext(false)

export function Tables({ children }: { children: ReactNode }) {
  const [isTable, setTable] = useState(false)
  useCommand('insight.table', () => {
    setTable(!isTable)
    announce(isTable ? 'All as pictures' : 'All as tables')
  })
  return <EverywhereContext value={isTable}>{children}</EverywhereContext>
}

/** Whether one picture is shown as its table: as it was turned last, by itself or with the others. */
export function useTable(): [isTable: boolean, setTable: (isTable: boolean) => void] {
  const everywhere = use(EverywhereContext)
  const [own, setOwn] = useState({ isTable: everywhere, everywhere })
  return [own.everywhere === everywhere ? own.isTable : everywhere, (isTable) => setOwn({ isTable, everywhere })]
}
