/** A new workspace's first commit: its name, its id, its first member. */
import { commands } from '#shared/contract/commands.ts'
import { WORKSPACE } from '#shared/docs/layout.ts'
import { LIBRARY_DOC } from '#shared/model/ids.ts'
import { ok } from '#shared/model/result.ts'
import { type Executor, invalidInput } from './commands/executor.ts'
import type { Db } from './db/database.ts'
import type { Identity } from './docs/identity.ts'
import { StartRefused } from './startRefused.ts'

/** False also where a process died between making the database and this first commit. */
export const isBegun = (db: Db): boolean => db.get('SELECT 1 FROM doc WHERE doc_id = ?', LIBRARY_DOC) !== undefined

/** Throws `StartRefused` when the name will not do or the disk takes nothing: then there is no workspace to go on with. */
export function beginWorkspace(executor: Executor, identity: Identity, name: string, memberName: string): void {
  const named = commands.renameWorkspace.input.safeParse({ name })
  if (!named.success) throw new StartRefused(invalidInput('A new workspace', named.error))
  const member = commands.renameMe.input.safeParse({ name: memberName })
  const made = executor.commit<null>(
    (edit) => {
      edit.addToLibrary(edit.me, 'member')
      edit.set(LIBRARY_DOC, edit.me, 'name', member.success ? member.data.name : 'You')
      edit.set(LIBRARY_DOC, WORKSPACE, 'name', named.data.name)
      edit.set(LIBRARY_DOC, WORKSPACE, 'id', identity.workspaceId)
      return { outcome: ok(null), label: null }
    },
    { scope: '' },
  )
  if (!made.ok) throw new StartRefused(made.error)
}

/** A member who joined enters the library, so that everybody finds the name where names are changed. A viewer does not write. */
export function enterLibrary(executor: Executor, name: string): void {
  const member = commands.renameMe.input.safeParse({ name })
  executor.commit<null>(
    (edit) => {
      if (edit.read(LIBRARY_DOC, edit.me, 'name') === undefined) {
        edit.addToLibrary(edit.me, 'member')
        edit.set(LIBRARY_DOC, edit.me, 'name', member.success ? member.data.name : 'You')
      }
      return { outcome: ok(null), label: null }
    },
    { scope: '' },
  )
}
