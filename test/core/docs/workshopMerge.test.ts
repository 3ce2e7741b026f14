/** Two laptops that change one workshop apart show the same once they have met, whatever each did. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Core } from '#core/core.ts'
import type { AgendaItemId, LineId, OwnExerciseId, WorkshopId } from '#shared/model/ids.ts'
import { phases } from '#shared/model/plan.ts'
import { ExerciseId } from '#shared/model/workshop.ts'
import { closeCore, newCore, openCore, scope, value } from '#test/support/core.ts'
import { readState, receive } from '#test/support/exchange.ts'

interface Known {
  workshopId: WorkshopId
  items: AgendaItemId[]
  lines: LineId[]
  exercises: OwnExerciseId[]
}

const pick = <T>(from: readonly T[], at: number): T => from[at % from.length] as T

/** One random act; refusals are part of life. */
function act(core: Core, known: Known, [kind, a, b]: readonly [number, number, number], who: string): void {
  const own = { scope: who }
  const { workshopId, items, lines, exercises } = known
  const itemId = pick(items, a)
  switch (kind) {
    case 0: {
      const before = b % 3 === 0 ? null : pick(items, b)
      const made = core.execute('addAgendaItem', { workshopId, title: `${who} ${a}`, minutes: b, before }, own)
      if (made.ok) items.push(made.value.itemId)
      return
    }
    case 1:
      return void core.execute('moveAgendaItem', { itemId, before: b % 4 === 0 ? null : pick(items, b) }, own)
    case 2: {
      const made = core.execute('splitAgendaItem', { itemId, minutes: b }, own)
      if (made.ok) items.push(made.value.itemId)
      return
    }
    case 3:
      return void core.execute('editAgendaItem', { itemId, patch: { minutes: b, note: `${who} ${b}` } }, own)
    case 4:
      return void core.execute(b % 2 === 0 ? 'trash' : 'restore', { ids: [itemId] }, own)
    case 5:
      return void core.execute(
        'setAim',
        { workshopId, lineId: pick(lines, a), says: b % 3 === 0 ? null : `${who} ${b}` },
        own,
      )
    case 6: {
      const made = core.execute('setParticipant', { workshopId, says: { name: `${who} ${a}`, role: '' } }, own)
      if (made.ok) lines.push(made.value.lineId)
      return
    }
    case 7: {
      const patch = { phases: phases.filter((_, i) => ((a >> i) & 1) === 1), client: `${who} ${b}` }
      return void core.execute('editWorkshop', { workshopId, patch }, own)
    }
    case 8: {
      const exerciseId = ExerciseId.parse(pick(['dot-vote', 'premortem', ...exercises], a))
      return void core.execute('chooseExercise', { workshopId, exerciseId, chosen: b % 2 === 0 }, own)
    }
    case 9:
      return void core.execute(
        'editExercise',
        { exerciseId: pick(exercises, a), patch: { minutes: b, title: who } },
        own,
      )
    case 10:
      return void core.execute('undo', {}, own)
    default:
      return void core.execute('redo', {}, own)
  }
}

const seen = async (core: Core, workshopId: WorkshopId) => ({
  workshop: value(await core.query('workshop', { workshopId })),
  exercises: value(await core.query('exercises', {})),
  digest: value(await core.query('digest', {})),
})

const acts = fc.array(fc.tuple(fc.nat(11), fc.nat(40), fc.nat(60)), { minLength: 1, maxLength: 20 })

it('shows the same on both', async () => {
  await fc.assert(
    fc.asyncProperty(acts, acts, async (first, second) => {
      const here = await newCore()
      const there = await newCore()
      await closeCore(there.core)
      const { workshopId } = value(here.core.execute('createWorkshop', { title: 'Both', template: 'half-day' }, scope))
      const { exerciseId } = value(here.core.execute('addExercise', { title: 'Walk' }, scope))
      const view = value(await here.core.query('workshop', { workshopId }))
      const start: Known = {
        workshopId,
        items: view?.agenda.map(({ itemId }) => itemId) ?? [],
        lines: view?.aims.map(({ lineId }) => lineId) ?? [],
        exercises: [exerciseId],
      }
      await closeCore(here.core)
      receive(there.dataDir, readState(here.dataDir))
      for (const [dataDir, list, who] of [
        [here.dataDir, first, 'Ada'],
        [there.dataDir, second, 'Ben'],
      ] as const) {
        const core = await openCore(dataDir)
        const known = { ...start, items: [...start.items], lines: [...start.lines] }
        for (const each of list) act(core, known, each, who)
        await closeCore(core)
      }
      const [mine, theirs] = [readState(here.dataDir), readState(there.dataDir)]
      receive(here.dataDir, theirs)
      receive(there.dataDir, mine)
      const views = []
      for (const { dataDir } of [here, there]) {
        const core = await openCore(dataDir)
        views.push(await seen(core, workshopId))
        expect(value(await core.query('verify', {}))).toMatchObject({ ok: true, problems: [] })
        await closeCore(core)
      }
      expect(views[1]).toEqual(views[0])
    }),
    { seed: 20261122, numRuns: 6 },
  )
}, 60_000)
