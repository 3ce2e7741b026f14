/** The community's groups: made, named, taken out, and who belongs to them. */
import { z } from 'zod'
import { appError } from '#shared/contract/errors.ts'
import type { Trashed } from '#shared/docs/layout.ts'
import { groupField, PERSON } from '#shared/docs/personLayout.ts'
import { createId, GroupId, LIBRARY_DOC } from '#shared/model/ids.ts'
import { nameKey } from '#shared/model/people.ts'
import { err, ok } from '#shared/model/result.ts'
import type { Outcome } from '../core.ts'
import type { Db } from '../db/database.ts'
import type { Editor } from '../docs/editing.ts'
import type { Command } from './context.ts'
import { requirePerson } from './lookups.ts'

const Group = z.object({ groupId: GroupId, name: z.string() })

const liveGroups = (db: Db): z.infer<typeof Group>[] =>
  db.all<z.infer<typeof Group>>(
    `SELECT g.group_id AS groupId, g.name FROM community_group g JOIN entity e ON e.id = g.group_id
     WHERE e.trashed_at IS NULL ORDER BY g.at, g.group_id`,
  )

function requireGroup(db: Db, groupId: GroupId): Outcome<{ name: string }> {
  const found = liveGroups(db).find((group) => group.groupId === groupId)
  return found ? ok(found) : err(appError('GroupNotFound', `There is no group ${groupId} in this workspace.`))
}

/** The group of this name, as names are compared; a new one where there is none. Two laptops may each make one. */
export function groupCalled(name: string, db: Db, edit: Editor): GroupId {
  const known = liveGroups(db).find((group) => nameKey(group.name) === nameKey(name))
  if (known) return known.groupId
  const groupId = createId('g')
  edit.addToLibrary(groupId, 'group')
  edit.set(LIBRARY_DOC, groupId, 'name', name)
  return groupId
}

export const addGroup: Command<'addGroup'> = {
  label: ({ name }) => `Group “${name}” added`,
  run: ({ name }, { db, edit }) => ok({ groupId: groupCalled(name, db, edit) }),
}

export const renameGroup: Command<'renameGroup'> = {
  label: () => 'Group renamed',
  run: ({ groupId, name }, { db, edit }) => {
    const group = requireGroup(db, groupId)
    if (!group.ok) return group
    edit.set(LIBRARY_DOC, groupId, 'name', name)
    return ok({})
  },
}

export const removeGroup: Command<'removeGroup'> = {
  label: () => 'Group removed',
  run: ({ groupId }, { db, edit }) => {
    const group = requireGroup(db, groupId)
    if (!group.ok) return group
    const trashed: Trashed = { at: edit.now(), by: edit.me }
    edit.set(LIBRARY_DOC, groupId, 'trashed', trashed)
    return ok({})
  },
}

export const setGroup: Command<'setGroup'> = {
  label: ({ isIn }) => (isIn ? 'Person put into a group' : 'Person taken out of a group'),
  run: ({ personId, groupId, isIn }, { db, edit }) => {
    const person = requirePerson(db, personId)
    if (!person.ok) return person
    const group = requireGroup(db, groupId)
    if (!group.ok) return group
    edit.set(personId, PERSON, groupField(groupId), isIn ? true : null)
    return ok({})
  },
}
