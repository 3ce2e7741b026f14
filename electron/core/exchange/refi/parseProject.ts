/**
 * project.qde to what it says. Only what the XML itself holds: texts that lie beside it are asked for by name. Programs
 * differ in what they leave out, so everything but GUIDs and positions may be missing; what cannot be understood is
 * skipped with its reason.
 */
import { guidOfName, normalGuid } from './guids.ts'
import type {
  ForeignCode,
  ForeignCoding,
  ForeignNote,
  ForeignProject,
  ForeignSelection,
  ForeignSkip,
  ForeignSource,
} from './foreignProject.ts'
import { childNamed, childrenNamed, inside, type XmlElement } from './xmlTree.ts'

/** A source whose text and original have not been read yet. */
export interface SourceStub extends Omit<ForeignSource, 'text' | 'original'> {
  kind: 'text' | 'pdf' | 'transcript'
  /** The text itself, or where it lies. */
  content: string | null
  textPath: string | null
  originalPath: string | null
}

export type ProjectStub = Omit<ForeignProject, 'sources' | 'notes' | 'extras'> & {
  sources: SourceStub[]
  notes: (Omit<ForeignNote, 'text'> & { content: string | null; textPath: string | null; richPath: string | null })[]
}

const guidIn = (element: XmlElement, attribute = 'guid'): string | undefined =>
  normalGuid(element.attributes[attribute] ?? '')

const nameIn = (element: XmlElement, otherwise: string): string => element.attributes['name']?.trim() || otherwise

function timeIn(element: XmlElement): number | null {
  const time = Date.parse(element.attributes['creationDateTime'] ?? '')
  // Some programs write the year 1 where they know none.
  return Number.isFinite(time) && time > 0 ? time : null
}

const userIn = (element: XmlElement): string | null =>
  guidIn(element, 'creatingUser') ?? guidIn(element, 'creatingUserGUID') ?? null

const description = (element: XmlElement): string => childNamed(element, 'Description')?.text ?? ''

const noteRefs = (element: XmlElement): string[] =>
  childrenNamed(element, 'NoteRef')
    .map((each) => guidIn(each, 'targetGUID'))
    .filter((guid) => guid !== undefined)

const codingsIn = (element: XmlElement): ForeignCoding[] =>
  childrenNamed(element, 'Coding').flatMap((coding) => {
    const code = guidIn(childNamed(coding, 'CodeRef') ?? coding, 'targetGUID')
    if (code === undefined) return []
    const common = { user: userIn(coding), at: timeIn(coding), notes: noteRefs(coding) }
    return [{ guid: guidIn(coding) ?? '', code, ...common }]
  })

const valuesIn = (element: XmlElement) =>
  childrenNamed(element, 'VariableValue').flatMap((each) => {
    const variable = guidIn(childNamed(each, 'VariableRef') ?? each, 'targetGUID')
    const value = each.children.find(({ name }) => name.endsWith('Value'))?.text.trim() ?? ''
    return variable === undefined || value === '' ? [] : [{ variable, value }]
  })

function readCodes(elements: readonly XmlElement[], parent: string | null): ForeignCode[] {
  return elements.flatMap((element) => {
    if (element.name !== 'Code') return []
    // Without one, nothing refers to it; what stands below it is not to be lost.
    const guid = guidIn(element) ?? guidOfName(`code ${element.attributes['name'] ?? ''} below ${parent ?? 'none'}`)
    const own: ForeignCode = {
      guid,
      parent,
      name: nameIn(element, 'Untitled code'),
      description: description(element),
      codable: element.attributes['isCodable']?.trim().toLowerCase() !== 'false',
      colour: element.attributes['color'] ?? null,
      notes: noteRefs(element),
    }
    return [own, ...readCodes(element.children, guid)]
  })
}

export const readCodebook = (root: XmlElement): ForeignCode[] =>
  readCodes(inside(root, ...(root.name === 'CodeBook' ? ['Codes'] : ['CodeBook', 'Codes'])), null)

function selectionsIn(
  element: XmlElement,
  source: { guid: string; name: string },
  skipped: ForeignSkip[],
): ForeignSelection[] {
  return childrenNamed(element, 'PlainTextSelection').flatMap((each) => {
    const [start, end] = [Number(each.attributes['startPosition']), Number(each.attributes['endPosition'])]
    const guid = guidIn(each) ?? guidOfName(`passage ${source.guid} ${start} ${end}`)
    if (!Number.isSafeInteger(start) || !Number.isSafeInteger(end) || start < 0 || end <= start) {
      skipped.push({ item: source.name, reason: 'One of its passages has no place that can be understood.' })
      return []
    }
    const common = { user: userIn(each), at: timeIn(each), codings: codingsIn(each), notes: noteRefs(each) }
    return [{ guid, start, end, label: each.attributes['name'] ?? '', memo: description(each), ...common }]
  })
}

/** Regions of a page whose words are told beside them are found by these. */
function regionsIn(element: XmlElement): { told: ForeignSelection[]; bare: number } {
  const regions = childrenNamed(element, 'PDFSelection')
  const told = regions.flatMap((each): ForeignSelection[] => {
    const inside = childNamed(each, 'Representation')
    const exact = (inside && childNamed(inside, 'PlainTextContent')?.text.trim()) ?? ''
    const guid = guidIn(each)
    if (exact === '' || guid === undefined) return []
    const common = { user: userIn(each), at: timeIn(each), notes: noteRefs(each) }
    const codings = [...codingsIn(each), ...(inside ? codingsIn(inside) : [])]
    return [{ guid, start: 0, end: 0, exact, memo: description(each), codings, ...common }]
  })
  return { told, bare: regions.length - told.length }
}

/** A transcript's passages stand between points of time that are tied to places of its text. */
function transcriptSelections(element: XmlElement, named: string, skipped: ForeignSkip[]): ForeignSelection[] {
  const places = new Map(
    childrenNamed(element, 'SyncPoint').map((point) => [guidIn(point), Number(point.attributes['position'])]),
  )
  return childrenNamed(element, 'TranscriptSelection').flatMap((each) => {
    const guid = guidIn(each)
    const start = places.get(guidIn(each, 'fromSyncPoint')) ?? Number.NaN
    const end = places.get(guidIn(each, 'toSyncPoint')) ?? Number.NaN
    if (guid === undefined || !(start >= 0) || !(end > start)) {
      skipped.push({
        item: named,
        reason: 'One of its passages stands on time alone, without a place in the transcript.',
      })
      return []
    }
    const common = { user: userIn(each), at: timeIn(each), codings: codingsIn(each), notes: noteRefs(each) }
    return [{ guid, start, end, memo: description(each), ...common }]
  })
}

/**
 * Where a file lies in the archive. Programs write `internal://name`, some the bare name; a path that leads outside the
 * archive is looked for inside it by its last part, never followed.
 */
export function internalName(path: string | undefined): string | null {
  const given = path?.trim().replaceAll('\\', '/') ?? ''
  const scheme = /^([a-z]+):\/\//i.exec(given)?.[1]?.toLowerCase()
  const name = given.slice(scheme === undefined ? 0 : scheme.length + 3).replace(/^\/+/, '')
  const inArchive = scheme === undefined || scheme === 'internal' ? name : (name.split('/').at(-1) ?? '')
  return inArchive === '' || inArchive.split('/').includes('..') ? null : inArchive
}

const baseName = (path: string | undefined): string | undefined =>
  internalName(path)
    ?.split('/')
    .at(-1)
    ?.replace(/\.[a-z0-9]{1,5}$/i, '')

function stub(element: XmlElement, kind: SourceStub['kind'], text: XmlElement, skipped: ForeignSkip[]): SourceStub[] {
  const { plainTextPath, path } = text.attributes
  const name = nameIn(element, baseName(plainTextPath ?? path) ?? 'Untitled source')
  const content = childNamed(text, 'PlainTextContent')?.text ?? null
  const guid = guidIn(element) ?? guidOfName(`source ${name} ${plainTextPath ?? path ?? content ?? ''}`)
  const inSource = { guid, name }
  return [
    {
      kind,
      guid,
      name,
      user: userIn(element),
      at: timeIn(element),
      memo: description(element),
      codings: codingsIn(element),
      selections: [
        ...(kind === 'transcript' ? transcriptSelections(text, name, skipped) : []),
        ...selectionsIn(text, inSource, skipped),
        ...(kind === 'pdf' ? regionsIn(element).told : []),
      ],
      notes: [...noteRefs(element), ...(text === element ? [] : noteRefs(text))],
      values: valuesIn(element),
      content,
      textPath: internalName(text.attributes['plainTextPath']),
      originalPath: internalName(element.attributes[kind === 'pdf' ? 'path' : 'richTextPath']),
    },
  ]
}

function readSource(element: XmlElement, skipped: ForeignSkip[]): SourceStub[] {
  const name = nameIn(element, 'Untitled source')
  const skip = (reason: string): void => void skipped.push({ item: name, reason })
  switch (element.name) {
    case 'TextSource':
      return stub(element, 'text', element, skipped)
    case 'PDFSource': {
      const { bare } = regionsIn(element)
      if (bare > 0)
        skip(`${bare === 1 ? 'A region' : `${bare} regions`} marked on its pages: only marked words can be taken in.`)
      const text = childNamed(element, 'Representation')
      return stub(element, 'pdf', text ?? { ...element, children: [] }, skipped)
    }
    case 'AudioSource':
    case 'VideoSource': {
      const transcripts = childrenNamed(element, 'Transcript')
      skip(
        transcripts.length === 0
          ? 'It is a recording without a transcript; only texts can be taken in.'
          : 'The recording itself cannot be taken in; its transcript was.',
      )
      return transcripts.flatMap((each) =>
        stub({ ...each, attributes: { ...each.attributes, name: nameIn(each, name) } }, 'transcript', each, skipped),
      )
    }
    default: {
      const words = childNamed(element, 'TextDescription')
      if (!words) {
        skip('It is a picture; only texts can be taken in.')
        return []
      }
      skip('The picture itself cannot be taken in; what is written about it was.')
      return stub({ ...words, attributes: { ...words.attributes, name: nameIn(words, name) } }, 'text', words, skipped)
    }
  }
}

export function parseProject(root: XmlElement): ProjectStub {
  const skipped: ForeignSkip[] = []
  const members = (element: XmlElement): string[] =>
    childrenNamed(element, 'CodeRef', 'SourceRef', 'SelectionRef', 'MemberCode', 'MemberSource', 'MemberNote')
      .map((each) => guidIn(each, 'targetGUID'))
      .filter((guid) => guid !== undefined)
  const collection = (kind: 'case' | 'set') => (element: XmlElement) => {
    const guid = guidIn(element)
    const common = { description: description(element), values: valuesIn(element), members: members(element) }
    return guid === undefined ? [] : [{ guid, kind, name: nameIn(element, `Untitled ${kind}`), ...common }]
  }
  for (const graph of inside(root, 'Graphs'))
    skipped.push({
      item: nameIn(graph, 'Untitled graph'),
      reason: 'It is a drawing; there is no place for drawings here.',
    })
  return {
    name: nameIn(root, ''),
    origin: root.attributes['origin'] ?? '',
    users: inside(root, 'Users').flatMap((user) => {
      const guid = guidIn(user)
      return guid === undefined ? [] : [{ guid, name: nameIn(user, user.attributes['id']?.trim() || 'Somebody') }]
    }),
    codes: readCodebook(root),
    variables: Object.fromEntries(
      inside(root, 'Variables').flatMap((each) => {
        const guid = guidIn(each)
        return guid === undefined ? [] : [[guid, nameIn(each, 'Variable')] as const]
      }),
    ),
    sources: inside(root, 'Sources').flatMap((element) => readSource(element, skipped)),
    notes: inside(root, 'Notes').flatMap((note) => {
      const guid = guidIn(note)
      if (guid === undefined) return []
      const content = childNamed(note, 'PlainTextContent')?.text ?? null
      const common = {
        content,
        textPath: internalName(note.attributes['plainTextPath']),
        richPath: internalName(note.attributes['richTextPath']),
      }
      return [{ guid, name: nameIn(note, ''), user: userIn(note), at: timeIn(note), ...common }]
    }),
    collections: [
      ...inside(root, 'Cases').flatMap(collection('case')),
      ...inside(root, 'Sets').flatMap(collection('set')),
    ],
    links: inside(root, 'Links').flatMap((link) => {
      const [from, to] = [guidIn(link, 'originGUID'), guidIn(link, 'targetGUID')]
      return from === undefined || to === undefined ? [] : [{ from, to, name: nameIn(link, '') }]
    }),
    skipped,
  }
}
