/** Notes of a project that are nobody's memo, and its cases and sets, each as a note. */
import type { Root, RootContent } from 'mdast'
import type { AppError } from '#shared/contract/errors.ts'
import { NOTE } from '#shared/docs/layout.ts'
import { NoteId } from '#shared/model/ids.ts'
import { noteFromMarkdown } from '../../docs/noteText.ts'
import { createResolver } from '../../docs/references.ts'
import type { ForeignProject } from '../../exchange/refi/foreignProject.ts'
import { guidOfName, idOfGuid } from '../../exchange/refi/guids.ts'
import { bullets, link, paragraph, text } from '../../exporters/mdast.ts'
import { renderMarkdown } from '../../exporters/render.ts'
import { cutTo, oneLine } from '../../importers/cleanText.ts'
import type { ProjectWork } from './work.ts'

const kindOfPrefix: Readonly<Record<string, string>> = {
  s: 'source',
  q: 'quote',
  n: 'note',
  c: 'code',
  P: 'code',
  R: 'code',
}
const TITLE_LENGTH = 300

const paragraphs = (words: string): RootContent[] =>
  words
    .split(/\n{2,}/)
    .filter((part) => part.trim() !== '')
    .map((part) => paragraph(text(part.trim())))

/** Something that a case, a set or a link belongs to, as a link where it is here. */
function reference({ resolver, project, parts: { db } }: ProjectWork, guid: string) {
  const id = resolver.known(guid)
  const kind = id === undefined ? undefined : kindOfPrefix[id.slice(0, 1)]
  const name =
    project.sources.find((source) => source.guid === guid)?.name ??
    project.codes.find((code) => code.guid === guid)?.name ??
    project.notes.find((note) => note.guid === guid)?.name ??
    (id === undefined
      ? undefined
      : db.get<{ words: string }>('SELECT exact AS words FROM quote WHERE quote_id = ?', id)?.words)
  if (name === undefined) return undefined
  return id === undefined || kind === undefined
    ? text(name)
    : link(`commonplace:${kind}/${id}`, cutTo(oneLine(name), 80))
}

function collectionText(work: ProjectWork, each: ForeignProject['collections'][number]): string {
  const { variables } = work.project
  const facts = each.values.map(({ variable, value }) => [text(`${variables[variable] ?? 'Variable'}: ${value}`)])
  const members = each.members.map((guid) => reference(work, guid)).filter((member) => member !== undefined)
  const root: Root = {
    type: 'root',
    children: [
      ...paragraphs(each.description),
      ...(facts.length > 0 ? [bullets(facts)] : []),
      ...(members.length > 0 ? [bullets(members.map((member) => [member]))] : []),
    ],
  }
  return renderMarkdown(root)
}

interface Wanted {
  guid: string
  title: string
  markdown: string
}

function wantedNotes(work: ProjectWork): Wanted[] {
  const { project } = work
  const memos = new Set(
    project.sources.flatMap(({ selections }) =>
      selections.flatMap(({ notes, codings }) => [...notes, ...codings.flatMap((coding) => coding.notes)]),
    ),
  )
  const isOurs = project.extras !== null
  const plain = project.notes
    .filter(({ guid }) => !memos.has(guid))
    .map(({ guid, name, text: words }) => ({
      guid,
      title: name,
      markdown: isOurs ? words : renderMarkdown({ type: 'root', children: paragraphs(words) }),
    }))
  const collections = project.collections.map((each) => ({
    guid: each.guid,
    title: each.name,
    markdown: collectionText(work, each),
  }))
  return [...plain, ...collections]
}

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

export async function writeProjectNotes(work: ProjectWork): Promise<AppError | undefined> {
  const { parts, resolver, report, project } = work
  const { db, hub } = parts
  const me = db.all<{ id: string }>('SELECT member_id AS id FROM member')
  /** The same text written on two laptops would stand twice in one note: each member's import makes notes of its own. */
  const idBy = (memberId: string, guid: string): string => idOfGuid('n', guidOfName(`note ${guid} by ${memberId}`))
  const isHere = (guid: string): boolean =>
    resolver.known(guid) !== undefined ||
    me.some(({ id }) => db.get('SELECT 1 FROM entity WHERE id = ?', idBy(id, guid)) !== undefined)
  const notes = wantedNotes(work).filter(({ guid }) => !isHere(guid))
  for (const { guid, title, markdown } of notes) {
    let noteId: NoteId | undefined
    const failure = work.commit((edit) => {
      noteId = NoteId.parse(idBy(edit.me, guid))
      edit.addToLibrary(noteId, 'note')
      edit.set(noteId, NOTE, 'title', cutTo(oneLine(title), TITLE_LENGTH))
      const doc = edit.doc(noteId)
      doc.transact(() => noteFromMarkdown(doc, markdown, createResolver(db)), 'command')
    })
    if (failure) return failure
    report.brought.notes++
    if (noteId !== undefined) hub.evict(noteId)
    await turn()
  }
  if (project.links.length > 0 && project.extras === null)
    report.skipped.push({
      item: project.links.length === 1 ? 'A link' : `${project.links.length} links`,
      reason: 'Links between passages have no place here; write them into a note.',
    })
  return undefined
}
