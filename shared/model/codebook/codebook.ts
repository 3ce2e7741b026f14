/**
 * The codebook that every new workspace starts with: 39 codes in two trees. A workspace
 * keeps only what its team changed, so texts can be improved here.
 */
import type { CodeId } from '../ids.ts'
import { norms } from './norms.ts'
import { phases } from './phases.ts'
import type { BuiltInCode, CodeGroup, CodeTree, ColourToken, GroupText } from './schema.ts'

const trees: readonly (readonly [CodeTree, Record<string, GroupText>])[] = [
  ['phases', phases],
  ['norms', norms],
]

// Ids are cast, not parsed, so that loading this module costs nothing; the tests parse everything.
const groups: CodeGroup[] = []
const codes: BuiltInCode[] = []
for (const [tree, byGroup] of trees) {
  for (const [groupId, group] of Object.entries(byGroup)) {
    const parent = groupId as CodeId
    const colour = groupId.toLowerCase() as ColourToken
    groups.push({ id: parent, tree, title: group.title, definition: group.definition, colour })
    for (const [shortName, text] of Object.entries(group.codes)) {
      const name = `${groupId}.${shortName}`
      codes.push({ id: name as CodeId, tree, parent, name, ...text, colour })
    }
  }
}

/** The ten groups, phases first, in the order in which they are shown. Not codable. */
export const builtInGroups: readonly CodeGroup[] = groups

/** The 39 codes, in the order of their groups. */
export const builtInCodes: readonly BuiltInCode[] = codes

/** Built-in codes by id. */
export const builtInCodeById: ReadonlyMap<string, BuiltInCode> = new Map(codes.map((code) => [code.id, code]))

/** Groups by id. */
export const builtInGroupById: ReadonlyMap<string, CodeGroup> = new Map(groups.map((group) => [group.id, group]))
