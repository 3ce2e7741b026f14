/** What a field was set to, and that whoever watches it hears of the next change. */
import { expect, it, vi } from 'vitest'
import { PERSON } from '#shared/docs/personLayout.ts'
import { newCore, scope, value } from '#test/support/core.ts'

it('tells who watches a person’s field of the next change', async () => {
  const { core } = await newCore()
  const { personId } = value(core.execute('addPerson', { name: 'Una Byrne' }, scope))
  const seen: unknown[][] = []
  const input = { docId: personId, subject: PERSON, field: 'notes' } as const
  const stop = core.subscribe('fieldHistory', input, (rows) => seen.push(value(rows).map((row) => row.value)))
  value(core.execute('editPerson', { personId, patch: { notes: 'spins flax' } }, scope))
  await vi.waitFor(() => expect(seen.at(-1)).toContain('spins flax'))
  value(core.execute('editPerson', { personId, patch: { notes: 'spins flax and wool' } }, scope))
  await vi.waitFor(() => expect(seen.at(-1)).toContain('spins flax and wool'))
  stop()
})
