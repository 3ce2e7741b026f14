/** A .qdpx or .qdc file to a project, in the import's thread: texts and originals read, positions still as the file has them. */
import { decodeText } from '../../importers/decodeText.ts'
import { ImportFailure } from '../../importers/errors.ts'
import type { ImportError } from '#shared/model/importError.ts'
import type { Result } from '#shared/model/result.ts'
import { guarded, importFile } from '../../importers/importFile.ts'
import { importLimits } from '../../importers/limits.ts'
import { openZip, type ZipEntries } from '../../importers/zip/readZip.ts'
import { EXTRAS_NAME, Extras } from './extras.ts'
import type { ForeignProject, ForeignSource } from './foreignProject.ts'
import { isProjectFile } from './exchangeKind.ts'
import { parseProject, readCodebook, type SourceStub } from './parseProject.ts'
import { withGuids } from './foreignGuids.ts'
import { readXml } from './xmlTree.ts'

/** Some programs write paths as addresses. */
function unescaped(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}

/** One file of the archive; names are compared without case, as some programs write them in another. */
function fileCalled(zip: ZipEntries, wanted: string): Uint8Array | undefined {
  const alike = (name: string): string => name.normalize('NFC').replaceAll('\\', '/').toLowerCase()
  const lower = alike(wanted)
  const name =
    zip.names.find((each) => alike(each) === `sources/${lower}`) ??
    zip.names.find((each) => alike(each) === lower || alike(each).endsWith(`/sources/${lower}`)) ??
    zip.names.find((each) => alike(each) === `sources/${unescaped(lower)}`)
  return name === undefined ? undefined : zip.unpack((each) => each === name).get(name)
}

function readExtras(zip: ZipEntries): Extras | null {
  const bytes = zip.names.includes(EXTRAS_NAME)
    ? zip.unpack((name) => name === EXTRAS_NAME).get(EXTRAS_NAME)
    : undefined
  if (!bytes) return null
  try {
    const parsed = Extras.safeParse(JSON.parse(new TextDecoder().decode(bytes)))
    return parsed.success ? parsed.data : null
  } catch {
    return null
  }
}

const textOf = (bytes: Uint8Array | undefined): string | null => (bytes ? decodeText(bytes).text : null)

/** The words of a rich text; null where it is of a kind that is not read. */
async function richText(zip: ZipEntries, path: string): Promise<string | null> {
  const bytes = fileCalled(zip, path)
  const read = bytes && (await importFile(bytes, path))
  return read?.ok ? read.value.extraction.text : null
}

async function readOriginal(
  zip: ZipEntries,
  { kind, name, originalPath }: SourceStub,
): Promise<ForeignSource['original']> {
  // Words of a rich text stand elsewhere than those of its plain text; only a PDF's pages are wanted beside it.
  if (kind !== 'pdf' || originalPath === null) return null
  const bytes = fileCalled(zip, originalPath)
  if (!bytes || bytes.byteLength > importLimits.fileBytes) return null
  const fileName = /\.pdf$/i.test(name) ? name : `${name}.pdf`
  // The parser may take the bytes over.
  const imported = await importFile(bytes.slice(), fileName)
  return imported.ok ? { bytes, fileName, imported: imported.value } : null
}

async function readSource(zip: ZipEntries, source: SourceStub, project: ForeignProject): Promise<void> {
  const { kind: _kind, content, textPath, originalPath, ...rest } = source
  const original = await readOriginal(zip, source)
  let text = content ?? (textPath === null ? null : textOf(fileCalled(zip, textPath)))
  if (text === null && source.kind === 'text' && originalPath !== null) {
    text = await richText(zip, originalPath)
  }
  text ??= original?.imported.extraction.text ?? null
  // One of ours of which only the reference is known.
  if (project.extras?.sources[rest.guid]?.reference && (text ?? '').trim() === '') text = ''
  else if (text === null || !/\S/.test(text)) {
    project.skipped.push({
      item: source.name,
      reason: 'Its text is not in the file; export the project anew, sources and all.',
    })
    return
  }
  if (text.length > importLimits.textLength) {
    project.skipped.push({
      item: source.name,
      reason: 'It is longer than a source may be; split it in its own program.',
    })
    return
  }
  project.sources.push({ ...rest, text, original })
}

/** Fails with FileBroken, FileTooLarge, FileEncrypted. */
async function readArchive(bytes: Uint8Array): Promise<ForeignProject> {
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b
  const zip: ZipEntries = isZip ? openZip(bytes) : { names: [], unpack: () => new Map() }
  const named = zip.names.filter(isProjectFile)
  const name = named.find((each) => /(^|[\\/])project\.qde$/i.test(each)) ?? named[0]
  const project = !isZip ? bytes : name === undefined ? undefined : zip.unpack((each) => each === name).get(name)
  if (!project) throw new ImportFailure('FileBroken', 'holds no project; export it anew from its own program.')
  const root = withGuids(readXml(project))
  if (root.name !== 'Project')
    throw new ImportFailure('FileBroken', 'holds no project; export it anew from its own program.')
  const { sources, notes, ...rest } = parseProject(root)
  const read: ForeignProject = { ...rest, sources: [], notes: [], extras: readExtras(zip) }
  for (const source of sources) await readSource(zip, source, read)
  for (const { content, textPath, richPath, ...note } of notes) {
    const plain = content ?? (textPath === null ? null : textOf(fileCalled(zip, textPath)))
    read.notes.push({ ...note, text: plain ?? (richPath === null ? null : await richText(zip, richPath)) ?? '' })
  }
  return read
}

/** Fails with FileBroken. */
async function readBare(bytes: Uint8Array): Promise<ForeignProject> {
  const root = readXml(bytes)
  if (root.name === 'Project') return readArchive(bytes)
  const none = {
    users: [],
    variables: {},
    sources: [],
    notes: [],
    collections: [],
    links: [],
    skipped: [],
    extras: null,
  }
  return { name: '', origin: root.attributes['origin'] ?? '', codes: readCodebook(withGuids(root)), ...none }
}

/** Reads a project or a codebook. Never throws, whatever the bytes are. */
export const readExchangeFile = (bytes: Uint8Array, fileName: string): Promise<Result<ForeignProject, ImportError>> =>
  guarded(fileName, () => (bytes[0] === 0x50 ? readArchive(bytes) : readBare(bytes)))
