/** A folder that is to be filled from a workspace file: its own facts, before anything of the file is in it. */
import type { CoreConfig } from '../config.ts'
import type { Db } from '../db/database.ts'

export function beginCarried(db: Db, { workspaceId, memberId }: NonNullable<CoreConfig['carried']>): void {
  db.transaction(() => {
    db.run(`INSERT OR REPLACE INTO meta (key, value) VALUES ('workspace_id', ?)`, workspaceId)
    db.run(`INSERT OR REPLACE INTO meta (key, value) VALUES ('member_id', ?)`, memberId)
  })
}
