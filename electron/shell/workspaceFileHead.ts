/** What a saved workspace says of itself, for a window that has no core to ask: its first bytes, and no more. */
import { open } from 'node:fs/promises'
import { basename } from 'node:path'
import { type AppError, appError } from '#shared/contract/errors.ts'
import type { WorkspaceFileHead } from '#shared/contract/shell.ts'
import { err, ok, type Result } from '#shared/model/result.ts'
import { type HeadProblem, MAX_HEAD_BYTES, readHead } from '#shared/sync/workspaceFile.ts'

const PROBLEMS: Record<HeadProblem, [AppError['code'], string]> = {
  other: ['FileKindUnknown', 'is not a workspace that Commonplace saved; choose another file.'],
  newer: ['WorkspaceTooNew', 'was saved by a newer version of Commonplace; update the app to open it.'],
  broken: ['FileBroken', 'is damaged; copy it again from where it came, or save it anew.'],
  cut: ['FileBroken', 'ends too early; copy it again from where it came, and wait until the copy is done.'],
}

export async function readWorkspaceFileHead(path: string): Promise<Result<WorkspaceFileHead, AppError>> {
  const name = basename(path)
  const first = new Uint8Array(MAX_HEAD_BYTES)
  let length: number
  try {
    const file = await open(path, 'r')
    try {
      length = (await file.read(first, 0, first.byteLength, 0)).bytesRead
    } finally {
      await file.close()
    }
  } catch (cause) {
    return cause instanceof Error && 'code' in cause && cause.code === 'ENOENT'
      ? err(appError('FileNotFound', `There is no file ${name} at that place; choose another one.`))
      : err(appError('FileUnreadable', `${name} could not be read; check that you may open it, then try again.`))
  }
  const head = readHead(first.subarray(0, length))
  if (!head.ok) {
    const [code, what] = PROBLEMS[head.error]
    return err(appError(code, `${name} ${what}`))
  }
  if (head.value.is === 'locked') return ok({ isLocked: true, name: null, by: null, madeAt: null })
  const { manifest } = head.value
  return ok({ isLocked: false, name: manifest.name, by: manifest.by.name, madeAt: manifest.madeAt })
}
