/** Saves an export where the person wants it: written beside the target, then renamed, so that no half file is left. */
import { randomBytes } from 'node:crypto'
import { rename, rm, writeFile } from 'node:fs/promises'
import { basename, extname } from 'node:path'
import { type AppError, appError } from '#shared/contract/errors.ts'
import { err, ok, type Result } from '#shared/model/result.ts'

export const ENDING = {
  markdown: 'md',
  html: 'html',
  pdf: 'pdf',
  docx: 'docx',
  xlsx: 'xlsx',
  csv: 'csv',
  svg: 'svg',
  png: 'png',
  bibtex: 'bib',
  ris: 'ris',
  csl: 'json',
  jsonld: 'jsonld',
  qdpx: 'qdpx',
  qdc: 'qdc',
} as const
export const LABEL = {
  markdown: 'Markdown',
  html: 'Web page',
  pdf: 'PDF',
  docx: 'Word document',
  xlsx: 'Excel workbook',
  csv: 'Table (CSV)',
  svg: 'Drawing (SVG)',
  png: 'Picture (PNG)',
  bibtex: 'References (BibTeX)',
  ris: 'References (RIS)',
  csl: 'References (CSL-JSON)',
  jsonld: 'Annotations (JSON-LD)',
  qdpx: 'Project (REFI-QDA)',
  qdc: 'Codebook (REFI-QDA)',
} as const

/** Names that Windows keeps for devices. */
const DEVICE = /^(con|prn|aux|nul|com[0-9]|lpt[0-9])$/i

/** A name that every platform's file system takes; never empty, at most 120 characters. */
export function safeFileName(name: string): string {
  const clean = [...name.normalize('NFC')]
    .map((char) => (/[<>:"/\\|?*\p{Cc}\p{Cf}]/u.test(char) ? ' ' : char))
    .join('')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+/, '')
  const short = [...clean]
    .slice(0, 120)
    .join('')
    .replace(/[. ]+$/, '')
  return short === '' || DEVICE.test(short) ? `Untitled${short === '' ? '' : ` ${short}`}` : short
}

/** The suggested name with the ending of its kind, once. */
export function suggestedFileName(name: string, kind: keyof typeof ENDING): string {
  const wanted = `.${ENDING[kind]}`
  const known = Object.values(ENDING).some((ending) => extname(name).toLowerCase() === `.${ending}`)
  return safeFileName(known ? basename(name, extname(name)) : name) + wanted
}

const reason = (cause: unknown): string => {
  const code = cause instanceof Error && 'code' in cause ? cause.code : ''
  if (code === 'ENOSPC') return 'the disk is full; free some space and try again'
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS')
    return 'that place cannot be written to; choose another one'
  if (code === 'ENOENT' || code === 'ENOTDIR') return 'that folder is not there; choose another one'
  if (code === 'EISDIR') return 'there is a folder of that name; choose another name'
  return 'the system refused; choose another place'
}

/** Writes the bytes; errors: `FileNotWritten`, and then nothing of it is left. */
export async function writeWhole(
  path: string,
  content: string | Uint8Array,
): Promise<Result<{ path: string }, AppError>> {
  const part = `${path}.${randomBytes(4).toString('hex')}.part`
  try {
    await writeFile(part, content, { flush: true })
    await rename(part, path)
    return ok({ path })
  } catch (cause) {
    await rm(part, { force: true }).catch(() => undefined)
    return err(appError('FileNotWritten', `${basename(path)} was not saved: ${reason(cause)}.`))
  }
}
