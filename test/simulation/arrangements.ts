/** What people of the simulated team do to workshops, to what coders differ on, to references, and to what they look at. */
import { readPassages } from '#core/queries/passages.ts'
import type {
  AgendaItemId,
  CardId,
  FilterId,
  NoteId,
  OwnExerciseId,
  QuoteId,
  SettlementId,
  SourceId,
  WorkshopId,
} from '#shared/model/ids.ts'
import { ExerciseId } from '#shared/model/workshop.ts'
import type { Random } from '#test/support/random.ts'
import type { Device } from './device.ts'
import { bringIn, ids, live, liveNotes, type Operation, phrase, pick, QUOTES, run, SCOPE } from './operations.ts'
import { day, people, steps } from './programme.ts'

const workshops = (device: Device): WorkshopId[] => ids(device, live('workshop'))
const agenda = (device: Device): AgendaItemId[] =>
  ids(device, 'SELECT item_id AS id FROM agenda_item WHERE trashed_at IS NULL ORDER BY id')
const exercises = (device: Device): OwnExerciseId[] => ids(device, live('exercise'))
const cards = (device: Device): CardId[] =>
  ids(device, 'SELECT card_id AS id FROM dashboard_card WHERE removed = 0 ORDER BY id')
const filters = (device: Device): FilterId[] => ids(device, 'SELECT filter_id AS id FROM saved_filter ORDER BY id')
const settlements = (device: Device): SettlementId[] =>
  ids(device, 'SELECT settlement_id AS id FROM settlement WHERE trashed_at IS NULL ORDER BY id')
/** Of which only the reference is here. */
const withoutFile = (device: Device): SourceId[] =>
  ids(
    device,
    `SELECT s.source_id AS id FROM source s JOIN entity e ON e.id = s.source_id JOIN reference r ON r.source_id = s.source_id
     WHERE e.trashed_at IS NULL ORDER BY id`,
  )

const workshopOperations: Record<string, [weight: number, Operation]> = {
  createWorkshop: [
    2,
    (device, random) =>
      run(device, 'createWorkshop', {
        title: phrase(random, 1, 3),
        client: phrase(random, 1, 1),
        ...(random.chance(0.3) && { template: 'half-day' }),
      }),
  ],
  editWorkshop: [
    2,
    (device, random) => {
      const workshopId = pick(random, workshops(device))
      const patch = random.pick([{ title: phrase(random, 1, 3) }, { on: day(random) }, { startsAt: '09:30' }])
      return workshopId && run(device, 'editWorkshop', { workshopId, patch })
    },
  ],
  setLine: [
    2,
    (device, random) => {
      const workshopId = pick(random, workshops(device))
      if (!workshopId) return undefined
      return random.chance(0.5)
        ? run(device, 'setAim', { workshopId, says: phrase(random, 1, 5) })
        : run(device, 'setParticipant', { workshopId, says: { name: phrase(random, 1, 1) } })
    },
  ],
  addAgendaItem: [
    3,
    (device, random) => {
      const workshopId = pick(random, workshops(device))
      const item = { title: phrase(random, 1, 3), minutes: random.int(5, 60), kind: 'talk' } as const
      return workshopId && run(device, 'addAgendaItem', { ...item, workshopId })
    },
  ],
  editAgendaItem: [
    3,
    (device, random) => {
      const itemId = pick(random, agenda(device))
      const patch = random.pick([
        { title: phrase(random, 1, 3) },
        { minutes: random.int(0, 90) },
        { note: phrase(random, 0, 6) },
      ])
      return itemId && run(device, 'editAgendaItem', { itemId, patch })
    },
  ],
  moveAgendaItem: [
    2,
    (device, random) => {
      const itemId = pick(random, agenda(device))
      const before = random.chance(0.6) ? (pick(random, agenda(device)) ?? null) : null
      return itemId && run(device, 'moveAgendaItem', { itemId, before })
    },
  ],
  splitAgendaItem: [
    1,
    (device, random) => {
      const itemId = pick(random, agenda(device))
      return itemId && run(device, 'splitAgendaItem', { itemId, minutes: random.int(1, 10) })
    },
  ],
  choose: [
    2,
    (device, random) => {
      const workshopId = pick(random, workshops(device))
      const target = pick(random, [...ids<QuoteId>(device, QUOTES), ...steps(device), ...people(device)])
      return (
        workshopId && target && run(device, 'choose', { workshopId, targets: [target], chosen: random.chance(0.75) })
      )
    },
  ],
  duplicateWorkshop: [
    1,
    (device, random) => {
      const workshopId = pick(random, workshops(device))
      return workshopId && run(device, 'duplicateWorkshop', { workshopId, title: phrase(random, 1, 2) })
    },
  ],
  addExercise: [1, (device, random) => run(device, 'addExercise', { title: phrase(random, 1, 3) })],
  editExercise: [
    1,
    (device, random) => {
      const exerciseId = pick(random, exercises(device))
      const patch = random.pick([
        { title: phrase(random, 1, 3) },
        { steps: [phrase(random, 1, 4), phrase(random, 1, 4)] },
      ])
      return exerciseId && run(device, 'editExercise', { exerciseId, patch })
    },
  ],
  chooseExercise: [
    1,
    (device, random) => {
      const workshopId = pick(random, workshops(device))
      const own = pick(random, exercises(device))
      const exerciseId = ExerciseId.safeParse(own).data
      return (
        workshopId &&
        exerciseId &&
        run(device, 'chooseExercise', { workshopId, exerciseId, chosen: random.chance(0.7) })
      )
    },
  ],
}

/** A passage that two people coded otherwise. */
function disputed(device: Device, random: Random) {
  const sourceId = pick(random, ids<SourceId>(device, `SELECT DISTINCT source_id AS id FROM coding ORDER BY id`))
  return (
    sourceId &&
    pick(
      random,
      readPassages(device.db, sourceId).filter(({ readings }) => readings.length > 1),
    )
  )
}

const agreementOperations: Record<string, [weight: number, Operation]> = {
  settleDisagreement: [
    4,
    (device, random) => {
      const passage = disputed(device, random)
      const coder = passage && pick(random, pick(random, passage.readings)?.coders ?? [])
      if (!passage || !coder) return undefined
      const decision = random.pick(['reading', 'both', 'neither'] as const)
      const reason = phrase(random, 0, 4)
      return run(device, 'settleDisagreement', {
        quotes: passage.quotes,
        decision,
        reason,
        ...(decision === 'reading' && { coder }),
      })
    },
  ],
  reopenDisagreement: [
    1,
    (device, random) => {
      const settlementId = pick(random, settlements(device))
      return settlementId && run(device, 'reopenDisagreement', { settlementId })
    },
  ],
  setCodingReason: [
    1,
    (device, random) => {
      const quoteId = pick(random, ids<QuoteId>(device, QUOTES))
      return quoteId && run(device, 'setCodingReason', { quoteId, reason: phrase(random, 0, 4) })
    },
  ],
}

const insightOperations: Record<string, [weight: number, Operation]> = {
  addCard: [1, (device, random) => run(device, 'addCard', { picture: 'frequencies', title: phrase(random, 0, 2) })],
  editCard: [
    1,
    (device, random) => {
      const cardId = pick(random, cards(device))
      const patch = random.pick([{ width: random.pick([1, 2] as const) }, { title: phrase(random, 0, 3) }])
      return cardId && run(device, 'editCard', { cardId, patch })
    },
  ],
  moveCard: [
    1,
    (device, random) => {
      const cardId = pick(random, cards(device))
      return cardId && run(device, 'moveCard', { cardId, before: pick(random, cards(device)) ?? null })
    },
  ],
  removeCard: [
    1,
    (device, random) => {
      const cardId = pick(random, cards(device))
      return cardId && random.chance(0.4) ? run(device, 'removeCard', { cardId }) : undefined
    },
  ],
  addPictureToNote: [
    1,
    (device, random) => {
      const noteId: NoteId | undefined = pick(random, liveNotes(device))
      const picture = { picture: 'frequencies', filters: {}, caption: phrase(random, 0, 2) }
      return noteId && run(device, 'addPictureToNote', { noteId, ...picture })
    },
  ],
  saveFilter: [
    1,
    (device, random) =>
      run(device, 'saveFilter', {
        name: phrase(random, 1, 2),
        content: { of: 'library', show: 'unread', filter: phrase(random, 0, 1) },
      }),
  ],
  renameFilter: [
    1,
    (device, random) => {
      const filterId = pick(random, filters(device))
      if (!filterId) return undefined
      return random.chance(0.7)
        ? run(device, 'renameFilter', { filterId, name: phrase(random, 1, 2) })
        : run(device, 'removeFilter', { filterId })
    },
  ],
}

const referenceOperations: Record<string, [weight: number, Operation]> = {
  importReferences: [
    2,
    (device, random) => {
      const title = `${phrase(random, 1, 3)} ${random.int(0, 99)}`
      const record = `TY  - JOUR\nTI  - ${title}\nAU  - ${phrase(random, 1, 1)}\nPY  - 20${random.int(10, 26)}\nAB  - ${phrase(random, 4, 12)}\nER  - \n`
      return bringIn(device, `${phrase(random, 1, 1)}.ris`, record)
    },
  ],
  attachFile: [
    1,
    async (device, random) => {
      const sourceId = pick(random, withoutFile(device))
      if (!sourceId) return undefined
      const item = { fileName: 'paper.txt', bytes: new TextEncoder().encode(phrase(random, 9, 30)) }
      const outcome = await device.enter(() => device.core?.run('attachFile', { sourceId, item }, { scope: SCOPE }))
      return outcome?.ok === true && device.alive ? `attachFile ${sourceId}` : undefined
    },
  ],
}

export const arrangements = {
  ...workshopOperations,
  ...agreementOperations,
  ...insightOperations,
  ...referenceOperations,
}
