/** A project as it comes in: everything by GUID, references unresolved, texts read. What came of the XML, before it meets the workspace. */
import type { ImportedSource } from '#shared/model/source.ts'
import type { Extras } from './extras.ts'

export interface ForeignCode {
  guid: string
  parent: string | null
  name: string
  description: string
  codable: boolean
  colour: string | null
  notes: string[]
}

export interface ForeignCoding {
  guid: string
  code: string
  user: string | null
  /** ms since 1970 */
  at: number | null
  notes: string[]
}

export interface ForeignSelection {
  guid: string
  /** Code points of the text as the file has it. */
  start: number
  end: number
  /** Its words, where they are told: what stands at its place must be these, else they are looked for. */
  exact?: string
  /** What the program calls it, often its first words; '' for nothing. */
  label?: string
  memo: string
  user: string | null
  at: number | null
  codings: ForeignCoding[]
  notes: string[]
}

export interface ForeignSource {
  guid: string
  name: string
  user: string | null
  at: number | null
  memo: string
  codings: ForeignCoding[]
  selections: ForeignSelection[]
  notes: string[]
  values: { variable: string; value: string }[]
  /** The text that the selections count in, and the original beside it, if there is one that can be read. */
  text: string
  original: { bytes: Uint8Array; fileName: string; imported: ImportedSource } | null
}

export interface ForeignNote {
  guid: string
  name: string
  user: string | null
  at: number | null
  text: string
}

export interface ForeignSkip {
  item: string
  reason: string
}

export interface ForeignProject {
  name: string
  origin: string
  users: { guid: string; name: string }[]
  codes: ForeignCode[]
  variables: Record<string, string>
  sources: ForeignSource[]
  notes: ForeignNote[]
  /** Cases and sets: a name, what it says, and what belongs to it, by GUID. */
  collections: {
    guid: string
    kind: 'case' | 'set'
    name: string
    description: string
    values: { variable: string; value: string }[]
    members: string[]
  }[]
  links: { from: string; to: string; name: string }[]
  skipped: ForeignSkip[]
  extras: Extras | null
}
