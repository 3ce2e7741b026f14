/** Workshops: made, filled, put in order, timed, taken back, handed on to the next client. */
import { expect, it } from 'vitest'
import { CodeId, createId, type SourceId, type WorkshopId } from '#shared/model/ids.ts'
import { programmes } from '#shared/workshop/programmes.ts'
import { ExerciseId } from '#shared/model/workshop.ts'
import type { Core } from '#core/core.ts'
import { addText, failure, newCore, scope, value } from '#test/support/core.ts'

const verified = { ok: true, problems: [] }
const dotVote = ExerciseId.parse('dot-vote')

const read = async (core: Core, workshopId: WorkshopId) => {
  const found = value(await core.query('workshop', { workshopId }))
  if (!found) throw new Error('no such workshop')
  return found
}

async function made(title = 'A morning with Northwind') {
  const { core } = await newCore()
  const { workshopId } = value(core.execute('createWorkshop', { title, client: 'Northwind Kilns Ltd' }, scope))
  const add = (each: string, minutes: number) =>
    value(core.execute('addAgendaItem', { workshopId, title: each, minutes }, scope)).itemId
  return { core, workshopId, add }
}

it('begins with a programme whose agenda fills the time it has', async () => {
  const { core } = await newCore()
  for (const programme of programmes) {
    const input = { title: programme.title, template: programme.id }
    const { workshopId } = value(core.execute('createWorkshop', input, scope))
    const view = await read(core, workshopId)
    expect(view.agenda.map(({ title }) => title)).toEqual(programme.agenda.map(({ title }) => title))
    expect(view.agenda.filter(({ kind, exerciseTitle }) => kind === 'exercise' && exerciseTitle === null)).toEqual([])
    expect(view.aims.map(({ text }) => text)).toEqual(programme.aims)
    expect(view).toMatchObject({ over: 0, finishesAt: programme.endsAt })
    expect(view.agenda.at(-1)?.to).toBe(programme.endsAt)
  }
  expect(value(await core.query('workshops', {}))).toHaveLength(programmes.length)
  expect(value(await core.query('verify', {}))).toMatchObject(verified)
})

it('keeps the sum of its minutes and the times of day in step with the agenda', async () => {
  const { core, workshopId, add } = await made()
  const [welcome, long, last] = [add('Welcome', 20), add('Sorting', 90), add('Close', 10)]
  const patch = { startsAt: '22:30', endsAt: '00:15' }
  value(core.execute('editWorkshop', { workshopId, patch }, scope))
  const times = async () => (await read(core, workshopId)).agenda.map(({ title, from, to }) => `${from}–${to} ${title}`)
  expect(await times()).toEqual(['22:30–22:50 Welcome', '22:50–00:20 Sorting', '00:20–00:30 Close'])
  expect(await read(core, workshopId)).toMatchObject({ minutes: 120, finishesAt: '00:30', over: 15 })
  value(core.execute('moveAgendaItem', { itemId: last, before: welcome }, scope))
  const { itemId: second } = value(core.execute('splitAgendaItem', { itemId: long, minutes: 40 }, scope))
  expect(await times()).toEqual([
    '22:30–22:40 Close',
    '22:40–23:00 Welcome',
    '23:00–23:40 Sorting',
    '23:40–00:30 Sorting',
  ])
  expect(failure(core.execute('splitAgendaItem', { itemId: second, minutes: 50 }, scope))).toBe('InvalidInput')
  expect(failure(core.execute('moveAgendaItem', { itemId: last, before: createId('z') }, scope))).toBe('InvalidInput')
  value(core.execute('trash', { ids: [welcome] }, scope))
  expect(await read(core, workshopId)).toMatchObject({ minutes: 100, over: -5 })
  expect(value(await core.query('trash', {}))).toMatchObject([{ kind: 'agendaItem', id: welcome, title: 'Welcome' }])
  // Newest first: the trash, the split, the move.
  for (let i = 0; i < 3; i++) value(core.execute('undo', {}, scope))
  expect(await times()).toEqual(['22:30–22:50 Welcome', '22:50–00:20 Sorting', '00:20–00:30 Close'])
  expect(value(await core.query('verify', {}))).toMatchObject(verified)
})

it('draws an exercise with its name and length, and keeps own ones', async () => {
  const { core, workshopId } = await made()
  const { exerciseId } = value(
    core.execute(
      'addExercise',
      { title: 'Kiln walk', minutes: 25, steps: ['Walk', 'Tell'], materials: ['blankCards'] },
      scope,
    ),
  )
  const own = ExerciseId.parse(exerciseId)
  value(core.execute('addAgendaItem', { workshopId, exerciseId: own }, scope))
  value(core.execute('chooseExercise', { workshopId, exerciseId: dotVote, chosen: true }, scope))
  const view = await read(core, workshopId)
  expect(view.agenda).toMatchObject([{ title: 'Kiln walk', minutes: 25, kind: 'exercise', exerciseTitle: 'Kiln walk' }])
  expect(view.exercises).toMatchObject([
    { exerciseId: own, onAgenda: true, chosen: false },
    { exerciseId: dotVote, onAgenda: false, chosen: true },
  ])
  value(core.execute('editExercise', { exerciseId, patch: { steps: ['Walk slowly'] } }, scope))
  const mine = value(await core.query('exercises', {})).filter((each) => each.own)
  expect(mine).toMatchObject([{ exerciseId, steps: ['Walk slowly'], minutes: 25, materials: ['blankCards'] }])
  value(core.execute('trash', { ids: [exerciseId] }, scope))
  expect((await read(core, workshopId)).agenda).toMatchObject([{ title: 'Kiln walk', exerciseTitle: null }])
  const unknown = { workshopId, exerciseId: own, chosen: true }
  expect(failure(core.execute('chooseExercise', unknown, scope))).toBe('ExerciseNotFound')
  value(core.execute('purge', { ids: [exerciseId] }, scope))
  expect(value(await core.query('verify', {}))).toMatchObject(verified)
})

it('hands a workshop on to the next client and leaves the old one behind', async () => {
  const { core, workshopId } = await made('Northwind, spring')
  const source = await addText(core, 'Somebody answered me at two in the night.')
  const place = { exact: 'answered me' }
  const { quoteId } = value(core.execute('addQuote', { sourceId: source, place }, scope))
  value(core.execute('addPerson', { name: 'Ishaan Mehta' }, scope))
  value(core.execute('setAim', { workshopId, says: 'Northwind Kilns sees who helps, and Ishaan is thanked' }, scope))
  value(
    core.execute('setParticipant', { workshopId, says: { name: 'Greta Lindqvist', role: 'Head of support' } }, scope),
  )
  value(core.execute('setCompany', { workshopId, says: 'Oastler GmbH' }, scope))
  const item = {
    title: 'What Greta sees at Oastler',
    minutes: 45,
    note: 'She is wary.',
    materials: 'Pens for Northwind Kilns Ltd',
  }
  value(core.execute('addAgendaItem', { workshopId, ...item }, scope))
  value(core.execute('choose', { workshopId, targets: [quoteId], chosen: true }, scope))
  value(core.execute('chooseExercise', { workshopId, exerciseId: dotVote, chosen: true }, scope))
  const patch = {
    on: '2027-04-02',
    startsAt: '09:00',
    phases: ['P2', 'P4'],
    paper: 'letter',
    hideCompanies: true,
  } as const
  value(core.execute('editWorkshop', { workshopId, patch: { ...patch, phases: [...patch.phases] } }, scope))
  const next = value(core.execute('duplicateWorkshop', { workshopId, title: 'Summer', client: 'Harrow Glass' }, scope))
  const view = await read(core, next.workshopId)
  expect(view).toMatchObject({
    title: 'Summer',
    client: 'Harrow Glass',
    on: null,
    startsAt: '09:00',
    phases: ['P2', 'P4'],
    paper: 'letter',
    hideCompanies: true,
    participants: [],
    companies: [],
    shown: [],
    aims: [{ text: 'Harrow Glass sees who helps, and somebody is thanked' }],
    agenda: [{ title: 'What somebody sees at a company', minutes: 45, note: '', materials: 'Pens for Harrow Glass' }],
    exercises: [{ exerciseId: dotVote, chosen: true }],
  })
  expect(JSON.stringify(view)).not.toMatch(/Northwind|Greta|Oastler|Ishaan|wary/)
  value(core.execute('undo', {}, scope))
  expect(value(await core.query('workshops', {}))).toHaveLength(1)
  expect((await read(core, workshopId)).shown).toMatchObject([{ target: quoteId, kind: 'quote', gone: false }])
})

it('is found by its words, shows what is gone, and goes for good', async () => {
  const { core, workshopId, add } = await made()
  add('Mapping who owes whom', 30)
  const { planId } = value(core.execute('createPlan', { title: 'Year one' }, scope))
  const { stepId } = value(core.execute('addStep', { planId, phase: 'P2', text: 'Visit the night owls' }, scope))
  value(core.execute('choose', { workshopId, targets: [stepId], chosen: true }, scope))
  const missing = { workshopId, targets: [createId('q')], chosen: true }
  expect(failure(core.execute('choose', missing, scope))).toBe('InvalidInput')
  expect(value(await core.query('search', { query: 'mapping owes' })).hits).toMatchObject([
    { kind: 'workshop', id: workshopId },
  ])
  expect(value(await core.query('quickFind', { query: 'northwind' }))).toMatchObject([
    { kind: 'workshop', id: workshopId },
  ])
  value(core.execute('trash', { ids: [planId] }, scope))
  expect((await read(core, workshopId)).shown).toMatchObject([{ target: stepId, from: 'Year one', gone: true }])
  value(core.execute('trash', { ids: [workshopId] }, scope))
  expect(value(await core.query('search', { query: 'mapping owes' })).hits).toEqual([])
  expect(value(await core.query('workspace', {})).counts).toMatchObject({ workshops: 0, trash: 2 })
  value(core.execute('restore', { ids: [workshopId] }, scope))
  value(core.execute('trash', { ids: [workshopId] }, scope))
  value(core.execute('purge', { ids: [workshopId] }, scope))
  expect(value(await core.query('workshop', { workshopId }))).toBeNull()
  expect(value(await core.query('verify', {}))).toMatchObject(verified)
})

it('chooses what fits, and no loud source speaks for the rest', async () => {
  const { core } = await newCore()
  const codings = [{ codeId: CodeId.parse('P3.LISTEN'), stance: 'supports' as const }]
  const quote = (sourceId: SourceId, exact: string) =>
    value(core.execute('addQuote', { sourceId, place: { exact }, codings }, scope)).quoteId
  const said = Array.from({ length: 30 }, (_, i) => `They wrote back the same evening, time ${i + 100}.`)
  const loud = await addText(core, said.join(' '))
  for (const exact of said) quote(loud, exact)
  const quiet = quote(
    await addText(core, 'Nobody asked what we thought of the new glaze.'),
    'Nobody asked what we thought',
  )
  const input = { title: 'Filled', template: 'half-day', fill: true } as const
  const { workshopId } = value(core.execute('createWorkshop', input, scope))
  const shown = (await read(core, workshopId)).shown.map(({ target }) => target)
  expect(shown).toHaveLength(24)
  expect(shown).toContain(quiet)
  expect(value(core.execute('fillWorkshop', { workshopId }, scope))).toEqual({ added: 0 })
  value(core.execute('undo', {}, scope))
  expect(value(await core.query('workshops', {}))).toEqual([])
})
