/** Workshops on the command line: made from a programme, read, told what they show, handed on to the next client. */
import { appError } from '#shared/contract/errors.ts'
import { Day } from '#shared/model/plan.ts'
import { Clock, ProgrammeId, ShownTarget } from '#shared/model/workshop.ts'
import type { WorkshopId } from '#shared/model/ids.ts'
import { type CoreCommand, CommandFailed, many, must, need, optional, UsageError, type Values } from '../command.ts'
import type { CoreCalls } from '../coreCalls.ts'

/** The workshop that `--workshop` names, or the one made last. */
export async function askedWorkshop(core: CoreCalls, values: Values): Promise<WorkshopId> {
  const asked = optional(values, 'workshop')
  const all = must(await core.query('workshops', {})).toSorted((a, b) => a.createdAt - b.createdAt)
  const found = asked === undefined ? all.at(-1) : all.find(({ workshopId }) => workshopId === asked)
  if (found) return found.workshopId
  const words =
    asked === undefined
      ? 'There is no workshop in this workspace yet.'
      : `There is no workshop ${asked} in this workspace.`
  throw new CommandFailed(appError('WorkshopNotFound', words))
}

function parsed<T>(
  values: Values,
  name: string,
  schema: { safeParse: (text: string) => { success: boolean; data?: T } },
  form: string,
): T | undefined {
  const text = optional(values, name)
  if (text === undefined) return undefined
  const found = schema.safeParse(text)
  if (found.data === undefined) throw new UsageError(`--${name} is ${form}.`)
  return found.data
}

export const workshopAdd: CoreCommand = {
  usage:
    'workshop-add [--title TITLE] [--client NAME] [--template half-day|full-day] [--date YYYY-MM-DD] [--start HH:MM] [--end HH:MM] [--aim TEXT]… [--participant NAME]… [--hide-company NAME]… [--without-evidence] --data DIR',
  options: {
    title: { type: 'string' },
    client: { type: 'string' },
    template: { type: 'string' },
    date: { type: 'string' },
    start: { type: 'string' },
    end: { type: 'string' },
    aim: { type: 'string', multiple: true },
    participant: { type: 'string', multiple: true },
    'hide-company': { type: 'string', multiple: true },
    'without-evidence': { type: 'boolean' },
  },
  words: [0, 0],
  run: async ({ core, values }) => {
    const template = parsed(values, 'template', ProgrammeId, 'half-day or full-day') ?? null
    const on = parsed(values, 'date', Day, 'a day like 2027-04-02')
    const startsAt = parsed(values, 'start', Clock, 'a time like 09:30')
    const endsAt = parsed(values, 'end', Clock, 'a time like 12:30')
    const companies = many(values, 'hide-company')
    const { workshopId } = must(
      await core.execute('createWorkshop', {
        title: optional(values, 'title') ?? 'Workshop',
        client: optional(values, 'client') ?? '',
        template,
        fill: template !== null && values['without-evidence'] !== true,
      }),
    )
    const patch = {
      ...(on !== undefined && { on }),
      ...(startsAt !== undefined && { startsAt }),
      ...(endsAt !== undefined && { endsAt }),
      ...(companies.length > 0 && { hideCompanies: true }),
    }
    if (Object.keys(patch).length > 0) must(await core.execute('editWorkshop', { workshopId, patch }))
    for (const says of many(values, 'aim')) must(await core.execute('setAim', { workshopId, says }))
    for (const name of many(values, 'participant'))
      must(await core.execute('setParticipant', { workshopId, says: { name } }))
    for (const says of companies) must(await core.execute('setCompany', { workshopId, says }))
    const made = must(await core.query('workshop', { workshopId }))
    return { json: { workshopId, agenda: made?.agenda.length ?? 0, shown: made?.shown.length ?? 0 } }
  },
}

export const workshops: CoreCommand = {
  usage: 'workshops --data DIR',
  words: [0, 0],
  run: async ({ core }) => ({ json: { workshops: must(await core.query('workshops', {})) } }),
}

export const workshop: CoreCommand = {
  usage: 'workshop [--workshop ID] --data DIR',
  options: { workshop: { type: 'string' } },
  words: [0, 0],
  run: async ({ core, values }) => {
    const workshopId = await askedWorkshop(core, values)
    return { json: must(await core.query('workshop', { workshopId })) }
  },
}

export const workshopChoose: CoreCommand = {
  usage: 'workshop-choose [ID]… [--fitting] [--remove] [--workshop ID] --data DIR',
  options: { workshop: { type: 'string' }, fitting: { type: 'boolean' }, remove: { type: 'boolean' } },
  words: [0, 1000],
  run: async ({ core, values, words }) => {
    const targets = words.map((word) => {
      const target = ShownTarget.safeParse(word)
      if (!target.success) throw new UsageError(`${word} is no quote, observation, step or person.`)
      return target.data
    })
    if (targets.length === 0 && values['fitting'] !== true)
      throw new UsageError('Name quotes, observations, steps or people by their ids, or say --fitting.')
    const workshopId = await askedWorkshop(core, values)
    const chosen = values['remove'] !== true
    if (targets.length > 0) must(await core.execute('choose', { workshopId, targets, chosen }))
    if (values['fitting'] === true) must(await core.execute('fillWorkshop', { workshopId }))
    const shown = must(await core.query('workshop', { workshopId }))?.shown ?? []
    return { json: { workshopId, shown: shown.length } }
  },
}

export const workshopDuplicate: CoreCommand = {
  usage: 'workshop-duplicate --title TITLE [--client NAME] [--workshop ID] --data DIR',
  options: { workshop: { type: 'string' }, title: { type: 'string' }, client: { type: 'string' } },
  words: [0, 0],
  run: async ({ core, values }) => {
    const title = need(values, 'title')
    const workshopId = await askedWorkshop(core, values)
    const client = optional(values, 'client') ?? ''
    return { json: must(await core.execute('duplicateWorkshop', { workshopId, title, client })) }
  },
}
