import { digestOfWorkspace } from '../docs/digest.ts'
import type { Query } from './context.ts'

export const digest: Query<'digest'> = { tables: ['doc'], run: (_input, { db, hub }) => digestOfWorkspace(db, hub) }
export const verify: Query<'verify'> = { tables: ['doc'], readsText: true, run: (_input, context) => context.verify() }
