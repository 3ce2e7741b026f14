/** The product's write path (hub, log, store) on a data folder, without the parts round it that would add work of their own. */
import { join } from 'node:path'
import { createOpener, type Db, openDatabase } from '#core/db/database.ts'
import { createHub, type Hub } from '#core/docs/hub.ts'
import { createUpdateLog, type UpdateLog } from '#core/docs/log.ts'
import { createStore, type Store } from '#core/docs/store.ts'
import { createProjector, type Projector, prepareProjections } from '#core/projections/projector.ts'

export interface WritePath {
  db: Db
  hub: Hub
  log: UpdateLog
  store: Store
  projector: Projector
}

/** Opens the database of `folder` as the core does. Bugs throw. */
export function openWritePath(folder: string): WritePath {
  const db = openDatabase(join(folder, 'workspace.sqlite'), createOpener({}))
  const log = createUpdateLog(db)
  const hub = createHub(log, Date.now)
  prepareProjections(db)
  const projector = createProjector({ db, extraction: () => null }, hub)
  const report = (cause: unknown): never => {
    throw cause
  }
  const store = createStore({ db, hub, log, projector, now: Date.now, fault: () => undefined, report })
  return { db, hub, log, store, projector }
}
