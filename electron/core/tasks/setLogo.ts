/** Takes a picture in as a template's logo. */
import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import type { z } from 'zod'
import { appError } from '#shared/contract/errors.ts'
import type { templateTasks } from '#shared/contract/templates.ts'
import { LIBRARY_DOC } from '#shared/model/ids.ts'
import type { Logo } from '#shared/model/template.ts'
import { err, ok } from '#shared/model/result.ts'
import type { Blobs } from '../blobs/blobs.ts'
import type { Executor } from '../commands/executor.ts'
import { requireTemplate } from '../commands/lookups.ts'
import type { Outcome } from '../core.ts'
import type { Db } from '../db/database.ts'
import { isDiskFull } from '../db/diskFull.ts'
import { isDrawing, readLogo, tooManyBytes } from '../exporters/logo/readLogo.ts'
import type { WriteOffice } from '../exporters/office/inThread.ts'
import { readPath } from './readPath.ts'

export interface SetLogoParts {
  db: Db
  executor: Executor
  blobs: Blobs
  writeOffice: WriteOffice
  now: () => number
}

type Input = z.output<(typeof templateTasks)['setLogo']['input']>

/** Larger files are no logos, whatever becomes of them. */
const MAX_FILE_BYTES = 8 * 1024 * 1024
/** A drawing that takes longer is no logo. */
const DRAWN_WITHIN_MS = 10_000

async function bytesOf(item: Input['item']): Promise<Outcome<{ name: string; bytes: Uint8Array }>> {
  const name = 'path' in item ? basename(item.path) : item.fileName
  const size =
    'path' in item
      ? await stat(item.path).then(
          (info) => info.size,
          () => 0,
        )
      : item.bytes.byteLength
  if (size > MAX_FILE_BYTES) return err(tooManyBytes(name))
  const bytes = 'path' in item ? await readPath(item.path) : ok(item.bytes)
  return bytes.ok ? ok({ name, bytes: bytes.value }) : bytes
}

/** The drawing as a PNG, made in a thread of its own. Error: `FileBroken`. */
async function drawn(writeOffice: WriteOffice, svg: Uint8Array, name: string): Promise<Outcome<Uint8Array>> {
  const broken = appError('FileBroken', `${name} could not be drawn; save the logo as PNG.`)
  try {
    const png = await writeOffice({ kind: 'logo', svg }, AbortSignal.timeout(DRAWN_WITHIN_MS))
    return png === null ? err(broken) : ok(png)
  } catch {
    // What a hostile or broken drawing does to its thread is over with the thread.
    return err(broken)
  }
}

/** Errors: `TemplateNotFound`, `FileKindUnknown`, `FileTooLarge`, `FileBroken`, those of reading a file, `StoreWriteFailed`. */
export async function setLogo(
  { db, executor, blobs, writeOffice, now }: SetLogoParts,
  { templateId, item }: Input,
  scope: string,
): Promise<Outcome<Logo>> {
  const template = requireTemplate(db, templateId)
  if (!template.ok) return template
  const file = await bytesOf(item)
  if (!file.ok) return file
  const { name } = file.value
  const picture = isDrawing(file.value.bytes) ? await drawn(writeOffice, file.value.bytes, name) : ok(file.value.bytes)
  if (!picture.ok) return picture
  const read = readLogo(picture.value, name)
  if (!read.ok) return read
  const { bytes, type, width, height } = read.value
  let hash: Logo['hash']
  try {
    hash = blobs.put(bytes)
  } catch (cause) {
    if (!isDiskFull(cause)) throw cause
    return err(
      appError('StoreWriteFailed', 'The disk is full, so the logo was not kept; free some space and try again.'),
    )
  }
  const logo: Logo = { hash, bytes: bytes.byteLength, type, width, height }
  return executor.commit<Logo>(
    (edit) => {
      edit.set(LIBRARY_DOC, templateId, 'logo', logo)
      return { outcome: ok(logo), label: `Logo of “${template.value.name}” set` }
    },
    { scope },
    () => blobs.record(hash, bytes.byteLength, now()),
  )
}
