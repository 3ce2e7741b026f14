/**
 * GUIDs where a program numbers things instead: a number names a thing in its own file only. Another project of the same
 * program begins with 1 again, and its first code is not this one's.
 */
import { guidOfName, normalGuid } from './guids.ts'
import type { XmlElement } from './xmlTree.ts'

const NAMING = new Set(
  'guid targetGUID originGUID creatingUser creatingUserGUID modifyingUser modifyingUserGUID fromSyncPoint toSyncPoint'.split(
    ' ',
  ),
)

/** What tells a project from others, as far as it says so. */
const projectOf = ({ attributes: { name, origin, creationDateTime } }: XmlElement): string =>
  JSON.stringify([name ?? '', origin ?? '', creationDateTime ?? ''])

/**
 * The same tree with GUIDs wherever something is named or referred to. In a codebook by itself nothing is referred to, and
 * nothing tells it from others: there numbers are left out, and codes are known by their names.
 */
export function withGuids(root: XmlElement): XmlElement {
  const project = projectOf(root)
  const ofNumber = (given: string): string =>
    root.name === 'CodeBook' ? '' : guidOfName(`foreign ${project} ${given}`)
  const guidOf = (given: string): string => normalGuid(given) ?? ofNumber(given)
  const named = ({ attributes, children, ...rest }: XmlElement): XmlElement => ({
    ...rest,
    attributes: Object.fromEntries(
      Object.entries(attributes).map(([key, value]) => [
        key,
        NAMING.has(key) && value.trim() !== '' ? guidOf(value.trim()) : value,
      ]),
    ),
    children: children.map(named),
  })
  return named(root)
}
