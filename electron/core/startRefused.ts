/** Thrown while a core is put together; `createCore` makes it the value that it stands for. */
import type { AppError } from '#shared/contract/errors.ts'

export class StartRefused extends Error {
  readonly error: AppError
  constructor(error: AppError) {
    super(error.message)
    this.error = error
  }
}
