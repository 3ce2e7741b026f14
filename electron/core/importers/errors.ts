/** Makes import errors: one sentence each, naming the file. */
import type { ImportError, ImportErrorCode } from '#shared/model/importError.ts'
import { importLimits } from './limits.ts'

const megabytes = (bytes: number) => `${Math.round(bytes / (1024 * 1024))} MB`

const sentences: Record<ImportErrorCode, (name: string) => string> = {
  FileEmpty: (name) => `${name} is empty; there is nothing in it to import.`,
  FileEncrypted: (name) =>
    `${name} is locked with a password or copy protection; open it once, save it unlocked and import it again.`,
  FileBroken: (name) =>
    `${name} is damaged and could not be read; try to open it in its own program and save it again.`,
  FileTooLarge: (name) =>
    `${name} is larger than an import may be (${megabytes(importLimits.fileBytes)} a file, ${megabytes(importLimits.zipUnpackedBytes)} unpacked, 30 million characters of text); split it and import the parts.`,
  FileKindUnknown: (name) =>
    `${name} is of a kind that cannot be imported; use HTML, PDF, DOCX, Markdown, plain text or EPUB.`,
  FileNoText: (name) =>
    `${name} holds no readable text; if it is a scan, run text recognition on it first and import it again.`,
  ImportTimedOut: (name) =>
    `Reading ${name} took longer than ${importLimits.timeoutMs / 1000} seconds and was stopped; split it or save it again in another format.`,
  ImportCancelled: (name) => `Importing ${name} was cancelled; nothing was added.`,
}

/** Of a text or a list, which is read as a whole. */
export const tooLongText = `is larger than ${megabytes(importLimits.markupBytes)}, the most for a text or a list; split it and import the parts.`

/** The error with its sentence; `detail` replaces the standard sentence where more is known. */
export function importError(code: ImportErrorCode, fileName: string, detail?: string): ImportError {
  const name = displayName(fileName)
  return { code, message: detail === undefined ? sentences[code](name) : `${name} ${detail}` }
}

/** A file's own name without folders or control characters, cut to a readable length. */
export function displayName(fileName: string): string {
  const base = fileName.split(/[\\/]/).pop() ?? ''
  // oxlint-disable-next-line no-control-regex -- control characters are exactly what is removed
  const plain = base.replace(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, '').trim()
  if (plain === '') return 'This file'
  return plain.length > 120 ? `${plain.slice(0, 119)}…` : plain
}

/**
 * Carries an expected failure up through parsers that cannot return values (callbacks of
 * other people's libraries). It never leaves importFile, which turns it into a Result.
 */
export class ImportFailure extends Error {
  readonly code: ImportErrorCode
  readonly detail: string | undefined
  constructor(code: ImportErrorCode, detail?: string) {
    super(code)
    this.code = code
    this.detail = detail
  }
}
