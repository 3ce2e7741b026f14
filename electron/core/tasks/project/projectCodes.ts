/** The coders and the codebook of a project. */
import type { AppError } from '#shared/contract/errors.ts'
import { LIBRARY_DOC } from '#shared/model/ids.ts'
import type { Editor } from '../../docs/editing.ts'
import { tokenLike } from '../../exchange/refi/colours.ts'
import type { ForeignCode } from '../../exchange/refi/foreignProject.ts'
import { cutTo, oneLine } from '../../importers/cleanText.ts'
import type { ProjectWork } from './work.ts'

/** More codes than a commit should write at once. */
const CODES_PER_COMMIT = 500
const NAME_LENGTH = 200

function writeCoders({ project, resolver, report }: ProjectWork, edit: Editor): void {
  for (const { guid, name } of project.users) {
    if (resolver.known(guid) !== undefined) continue
    const memberId = resolver.idFor('m', guid)
    edit.addToLibrary(memberId, 'member')
    edit.set(LIBRARY_DOC, memberId, 'name', cutTo(oneLine(name), NAME_LENGTH) || 'Somebody')
    resolver.learn(memberId)
    report.brought.coders++
  }
}

function writeCode({ project, resolver, report }: ProjectWork, edit: Editor, code: ForeignCode, order: number): void {
  if (resolver.known(code.guid) !== undefined) return
  const codeId = resolver.idFor('c', code.guid)
  const told = project.extras?.codes[code.guid]
  const colour = told?.colour ?? (code.colour === null ? undefined : tokenLike(code.colour))
  edit.addToLibrary(codeId, 'code')
  const fields = {
    name: cutTo(oneLine(code.name), NAME_LENGTH) || 'Untitled code',
    // As they stood there.
    order,
    parent: code.parent === null ? '' : (resolver.known(code.parent) ?? ''),
    ...(told
      ? {
          title: told.title,
          brief: told.brief,
          definition: told.definition,
          useWhen: told.useWhen,
          avoidWhen: told.avoidWhen,
          example: told.example,
        }
      : { definition: code.description }),
    ...(colour === undefined ? {} : { colour }),
  }
  for (const [field, value] of Object.entries(fields)) edit.set(LIBRARY_DOC, codeId, field, value)
  resolver.learn(codeId)
  report.brought.codes++
}

/** Codes stand after what they stand below, as they are read; the error is that of a commit. */
export function writeProjectCodes(work: ProjectWork): AppError | undefined {
  const failure = work.commit((edit) => writeCoders(work, edit))
  if (failure) return failure
  const { codes } = work.project
  for (let at = 0; at < codes.length; at += CODES_PER_COMMIT) {
    const failed = work.commit((edit) => {
      for (const [n, code] of codes.slice(at, at + CODES_PER_COMMIT).entries()) writeCode(work, edit, code, at + n)
    })
    if (failed) return failed
  }
  return undefined
}
