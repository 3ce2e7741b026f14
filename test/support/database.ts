/** A workspace's database in a temporary folder, without a core around it. */
import { join } from 'node:path'
import { afterEach } from 'vitest'
import { createOpener, type Db, openDatabase } from '#core/db/database.ts'
import { temporaryFolder } from './core.ts'

const open = new Set<Db>()
afterEach(() => {
  for (const db of open) db.close()
  open.clear()
})

export function temporaryDatabase(folder = temporaryFolder()): { folder: string; db: Db; close: () => void } {
  const db = openDatabase(join(folder, 'workspace.sqlite'), createOpener({}))
  open.add(db)
  const close = (): void => {
    open.delete(db)
    db.close()
  }
  return { folder, db, close }
}
