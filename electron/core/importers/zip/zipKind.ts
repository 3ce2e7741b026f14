/** Which kind of document a zip container is. */
import { ImportFailure } from '../errors.ts'
import type { ZipEntries } from './readZip.ts'

/** 'docx' or 'epub'; fails with FileKindUnknown for everything else, saying what to do. */
export function zipKind(zip: ZipEntries): 'docx' | 'epub' {
  const { names } = zip
  const has = (pattern: RegExp) => names.some((name) => pattern.test(name))
  if (has(/^word\/document\d*\.xml$/i)) return 'docx'
  const mimetype = names.includes('mimetype')
    ? Buffer.from(zip.unpack((name) => name === 'mimetype').get('mimetype') ?? [])
        .toString('latin1')
        .trim()
    : ''
  if (mimetype.startsWith('application/epub') || has(/^META-INF\/container\.xml$/i)) return 'epub'
  if (mimetype.startsWith('application/vnd.oasis'))
    throw new ImportFailure(
      'FileKindUnknown',
      'is an OpenDocument file, which cannot be imported; save it as DOCX or PDF and import that.',
    )
  if (has(/^ppt\//i))
    throw new ImportFailure(
      'FileKindUnknown',
      'is a presentation, which cannot be imported; save it as PDF and import that.',
    )
  if (has(/^xl\//i))
    throw new ImportFailure(
      'FileKindUnknown',
      'is a spreadsheet, which cannot be imported; save it as PDF and import that.',
    )
  throw new ImportFailure(
    'FileKindUnknown',
    'is a packed folder, which cannot be imported as one; unpack it and import the files in it.',
  )
}
