/** Field histories for views: only fields on which devices gave different answers. */
import type { FieldVersion } from '#shared/contract/views.ts'
import type { QueryContext } from './context.ts'
import { type Doc, fieldHistory } from '#shared/docs/fields.ts'

export function differingFields(
  doc: Doc,
  subject: string,
  fields: readonly string[],
  nameOfDevice: (device: string) => string,
): Record<string, FieldVersion[]> {
  const history: Record<string, FieldVersion[]> = {}
  for (const field of fields) {
    const entries = fieldHistory(doc, subject, field)
    if (entries.length > 1)
      history[field] = entries.map((entry) => ({
        value: entry.value,
        by: nameOfDevice(entry.device),
        at: entry.stamp[0],
      }))
  }
  return history
}

/** Who set a field, as far as this device knows: devices get names with the team (sync). */
export const deviceNames =
  ({ db, identity }: Pick<QueryContext, 'db' | 'identity'>) =>
  (device: string): string =>
    device === identity.deviceId
      ? (db.get<{ name: string }>('SELECT name FROM member WHERE member_id = ?', identity.me)?.name ?? 'You')
      : 'Another computer'
