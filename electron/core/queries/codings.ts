/** Codings as they are shown: merged codes under the code they were merged into. */
import type { CodingView } from '#shared/contract/views.ts'
import type { Db } from '../db/database.ts'

export const codingsOf = (db: Db, target: string): CodingView[] =>
  db.all<CodingView>(
    `SELECT coalesce(k.resolved_id, c.code_id) AS codeId, c.stance, c.coder, coalesce(m.name, 'Somebody') AS coderName, max(c.at) AS at
     FROM coding c LEFT JOIN code k ON k.code_id = c.code_id LEFT JOIN member m ON m.member_id = c.coder
     WHERE c.target = ? GROUP BY 1, c.coder ORDER BY min(c.at), 1`,
    target,
  )
