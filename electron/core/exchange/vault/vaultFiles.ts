/** The files of a vault, wherever they lie: by their path below its top, read when they are needed. */
import type { AppError } from '#shared/contract/errors.ts'
import type { Result } from '#shared/model/result.ts'
import { extensionOf } from '../../importers/fileName.ts'

export interface VaultFile {
  /** Below the folder's top, with `/` between. */
  path: string
  bytes: number
}

export interface Skipped {
  item: string
  reason: string
}

export interface VaultFiles {
  /** Of the folder or of the zip, without its ending. */
  name: string
  /** By which the same folder is known again on this computer. */
  key: string
  files: readonly VaultFile[]
  /** What lies there and is left alone. */
  skipped: readonly Skipped[]
  /** The bytes of some of `files`, by path; an error for every other path. */
  read(paths: readonly string[]): Promise<ReadonlyMap<string, Result<Uint8Array, AppError>>>
}

export const vaultLimits = {
  files: 50_000,
  depth: 100,
  /** Longer texts are no notes; by itself such a file becomes a source. */
  noteBytes: 2 * 1024 * 1024,
  /** A page of ours tells every quote of its source, twice. */
  pageBytes: 64 * 1024 * 1024,
} as const

export type VaultFileKind = 'note' | 'source' | { skip: string }

const noteEndings = new Set(['md', 'markdown', 'mdown', 'mkd', 'mkdn'])
const sourceEndings = new Set(['pdf', 'html', 'htm', 'xhtml', 'mhtml', 'mht', 'docx', 'epub', 'txt', 'text'])
const reasonByEnding = new Map<string, string>(
  (
    [
      [
        'png jpg jpeg gif svg webp bmp avif heic tif tiff ico',
        'It is a picture; notes hold none yet, so what refers to it stays as text.',
      ],
      ['mp3 m4a wav ogg flac opus aac', 'It is a recording, which cannot be taken in.'],
      ['mp4 mov webm mkv avi ogv', 'It is a film, which cannot be taken in.'],
      ['canvas excalidraw', 'It is a drawing; there is no place for drawings here.'],
      ['base', 'It is a view of another program; there is no place for it here.'],
      ['qdpx qdc bib ris zip commonplace csl', 'It holds more than one document; import it by itself.'],
      ['csv tsv', 'It is a table; import it by itself where its columns can be named.'],
    ] as const
  ).flatMap(([endings, reason]) => endings.split(' ').map((ending) => [ending, reason] as const)),
)

/** What becomes of a file, by the ending of its name. */
export function kindOfVaultFile(path: string): VaultFileKind {
  const ending = extensionOf(path)
  if (noteEndings.has(ending))
    return path.toLowerCase().endsWith('.excalidraw.md') ? { skip: reasonByEnding.get('excalidraw') ?? '' } : 'note'
  if (sourceEndings.has(ending)) return 'source'
  return { skip: reasonByEnding.get(ending) ?? 'It is of a kind that cannot be taken in.' }
}

export const isHidden = (path: string): boolean =>
  path
    .split('/')
    .some((part) => part.startsWith('.') || part === '__MACOSX' || part === 'desktop.ini' || part === 'Thumbs.db')

export const isNotePath = (path: string): boolean => kindOfVaultFile(path) === 'note'
