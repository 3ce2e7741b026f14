/** The window's title: what is open, then the workspace; the workspace alone where nothing is. */
import { useEffect } from 'react'
import { shell } from '../data/shell.ts'
import { shortTitle } from './shortTitle.ts'
import { useWorkspace } from './workspace.ts'

/** Whether something open has put its name there. */
let isTaken = false

/** Names what is open for as long as the component is there. */
export function useWindowTitle(title: string): void {
  const { name } = useWorkspace()
  useEffect(() => {
    isTaken = true
    void shell().setTitle(`${shortTitle(title)} — ${shortTitle(name)}`)
    return () => {
      isTaken = false
      void shell().setTitle(shortTitle(name))
    }
  }, [title, name])
}

/** The workspace's own, where nothing is open. */
export function useWorkspaceTitle(): void {
  const { name } = useWorkspace()
  useEffect(() => {
    if (!isTaken) void shell().setTitle(shortTitle(name))
  }, [name])
}
