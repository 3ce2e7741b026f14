/** The references of the library, or of what a note or a plan stands on, for a reference manager. */
import { withoutNamesIn } from '../exchange/references/withoutNamesIn.ts'
import { writeReferences } from '../exchange/references/writeReferences.ts'
import { chosenSources } from '../exporters/chosenSources.ts'
import { createNameFinder } from '../exporters/nameFinder.ts'
import { knownPeople } from '../exporters/pseudonyms.ts'
import { fileNameOf } from '../exporters/render.ts'
import { referenceOf } from '../exporters/sourceReference.ts'
import type { Query } from './context.ts'

const endings = { bibtex: 'bib', ris: 'ris', csl: 'json' } as const

export const exportReferences: Query<'exportReferences'> = {
  tables: ['source', 'reference', 'entity', 'note', 'note_link', 'quote', 'evidence', 'plan', 'person', 'workspace'],
  readsText: true,
  run: ({ format, subject, names }, { db, identity }) => {
    const chosen = chosenSources(db, subject)
    if (!chosen) return null
    const people = new Set<string>()
    let places = 0
    const known = names === 'names' ? [] : knownPeople(db, identity.workspaceId)
    const finder = createNameFinder(known)
    const items = [...chosen.ids].flatMap((id) => {
      const item = referenceOf(db, id, 'apa')?.item
      if (!item) return []
      if (known.length === 0) return [item]
      return [
        withoutNamesIn(item, finder, ({ name }) => {
          places++
          if (name !== null) people.add(name)
        }),
      ]
    })
    const { text, left } = writeReferences(format, items)
    return {
      fileName: fileNameOf(chosen.title ?? 'References', endings[format]),
      content: text,
      sources: items.length,
      left,
      replaced: { people: people.size, places },
    }
  },
}
