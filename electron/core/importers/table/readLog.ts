/** The door of tables: whatever the bytes are, a value comes back. */
import type { ImportError } from '#shared/model/importError.ts'
import { err, ok, type Result } from '#shared/model/result.ts'
import { ImportFailure, importError } from '../errors.ts'
import type { TableJob } from '../protocol.ts'
import { type ReadLog, readInteractions } from './readInteractions.ts'

/** Never throws. */
export async function readLog({ table, fileName, reading }: TableJob): Promise<Result<ReadLog, ImportError>> {
  try {
    return ok(await readInteractions(table, reading))
  } catch (error) {
    if (error instanceof ImportFailure) return err(importError(error.code, fileName, error.detail))
    if (error instanceof RangeError) return err(importError('FileTooLarge', fileName))
    return err(importError('FileBroken', fileName))
  }
}
