/** What a viewer is told who tries to change something. */
import { appError } from '#shared/contract/errors.ts'

export const viewerCannotEdit = appError(
  'ViewerCannotEdit',
  'You can read this workspace but not change it; ask an owner to make you an editor.',
)
