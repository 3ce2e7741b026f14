/** A new workspace's first commit: its name, its id, its first member. */
import { WORKSPACE } from '#shared/docs/layout.ts'
import { LIBRARY_DOC } from '#shared/model/ids.ts'
import { ok } from '#shared/model/result.ts'
import type { Executor } from './commands/executor.ts'
import type { Identity } from './docs/identity.ts'

/** Throws when it cannot be written: then there is no workspace to go on with. */
export function beginWorkspace(executor: Executor, identity: Identity, name: string, memberName: string): void {
  const made = executor.commit<null>(
    (edit) => {
      edit.addToLibrary(edit.me, 'member')
      edit.set(LIBRARY_DOC, edit.me, 'name', memberName)
      edit.set(LIBRARY_DOC, WORKSPACE, 'name', name)
      edit.set(LIBRARY_DOC, WORKSPACE, 'id', identity.workspaceId)
      return { outcome: ok(null), label: null }
    },
    { scope: '' },
  )
  if (!made.ok) throw new Error(made.error.message)
}
