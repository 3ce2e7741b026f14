/** What people of the simulated team do, each by the command or the window that the app has for it. */
import { citationStyles } from '#shared/references/cite.ts'
import type { CommandInput, CommandName } from '#shared/contract/commands.ts'
import type { CodeId, NoteId, QuoteId, SourceId } from '#shared/model/ids.ts'
import type { Random } from '#test/support/random.ts'
import type { Device } from './device.ts'

export const SCOPE = 'window'

const WORDS =
  'loom heddle shuttle warp weft reed treadle bobbin beam thread pattern cloth selvage dye skein spindle wool linen'.split(
    ' ',
  )

const BUILT_IN = ['R1.HELP', 'R1', 'P1', 'P1.OWNER'] as const

export const phrase = (random: Random, least: number, most: number): string =>
  Array.from({ length: random.int(least, most) }, () => random.pick(WORDS)).join(' ')

export const ids = <T extends string>(device: Device, sql: string): T[] =>
  device.db.all<{ id: T }>(sql).map(({ id }) => id)

export const live = (kind: 'note' | 'source' | 'plan' | 'person' | 'workshop' | 'exercise'): string =>
  `SELECT id FROM entity WHERE kind = '${kind}' AND trashed_at IS NULL ORDER BY id`
export const QUOTES = `SELECT q.quote_id AS id FROM quote q JOIN entity e ON e.id = q.source_id
  WHERE q.trashed_at IS NULL AND e.trashed_at IS NULL ORDER BY id`
const TRASHED = `SELECT id FROM entity WHERE trashed_at IS NOT NULL AND kind <> 'purged'
  UNION ALL SELECT quote_id FROM quote WHERE trashed_at IS NOT NULL
  UNION ALL SELECT step_id FROM step WHERE trashed_at IS NOT NULL
  UNION ALL SELECT item_id FROM agenda_item WHERE trashed_at IS NOT NULL
  UNION ALL SELECT observation_id FROM observation WHERE trashed_at IS NOT NULL
  UNION ALL SELECT interaction_id FROM interaction WHERE trashed_by IS NOT NULL ORDER BY id`

/** Live notes, for whoever opens a window. */
export const liveNotes = (device: Device): NoteId[] => ids(device, live('note'))

/** What was done; undefined: there was nothing to do it to, or it was not done. */
export type Done = string | undefined

export type Operation = (device: Device, random: Random) => Done | Promise<Done>

/** Runs a command; a refusal is an answer, too. */
export function run<N extends CommandName>(device: Device, name: N, input: CommandInput<N>): Done {
  const outcome = device.enter(() => device.core?.execute(name, input, { scope: SCOPE }))
  return outcome?.ok === true && device.alive ? `${name} ${JSON.stringify(input).slice(0, 120)}` : undefined
}

/** Imports a file. */
export async function bringIn(device: Device, fileName: string, text: string): Promise<Done> {
  const items = [{ fileName, bytes: new TextEncoder().encode(text) }]
  const outcome = await device.enter(() => device.core?.run('import', { items }, { scope: SCOPE }))
  return outcome?.ok === true && device.alive && outcome.value.imported.length > 0 ? `import ${fileName}` : undefined
}

export const pick = <T>(random: Random, from: readonly T[]): T | undefined =>
  from.length > 0 ? random.pick(from) : undefined

const codes = (device: Device): CodeId[] =>
  ids(device, 'SELECT code_id AS id FROM code WHERE codable = 1 AND trashed = 0 AND archived = 0 ORDER BY code_id')
const ownCodes = (device: Device): CodeId[] =>
  ids(device, 'SELECT code_id AS id FROM code WHERE built_in = 0 AND trashed = 0 ORDER BY code_id')

const TRASHABLE = `SELECT id FROM entity WHERE trashed_at IS NULL AND kind <> 'purged'
  UNION ALL SELECT id FROM (${QUOTES})
  UNION ALL SELECT step_id FROM step WHERE trashed_at IS NULL
  UNION ALL SELECT item_id FROM agenda_item WHERE trashed_at IS NULL
  UNION ALL SELECT observation_id FROM observation WHERE trashed_at IS NULL
  UNION ALL SELECT interaction_id FROM interaction WHERE trashed_at IS NULL ORDER BY id`

const stance = (random: Random) => random.pick(['supports', 'disputes', 'illustrates'] as const)

export const operations: Record<string, [weight: number, Operation]> = {
  createNote: [
    4,
    (device, random) =>
      run(device, 'createNote', {
        title: phrase(random, 1, 3),
        ...(random.chance(0.5) && { markdown: `# ${phrase(random, 1, 2)}\n\n${phrase(random, 2, 9)}` }),
      }),
  ],
  renameNote: [
    6,
    (device, random) => {
      const noteId = pick(random, liveNotes(device))
      return noteId && run(device, 'renameNote', { noteId, title: phrase(random, 1, 3) })
    },
  ],
  importText: [
    4,
    (device, random) => {
      const text = Array.from({ length: random.int(1, 3) }, () => phrase(random, 4, 14)).join('\n\n')
      return bringIn(device, `${phrase(random, 1, 1)}-${random.int(0, 99)}.txt`, text)
    },
  ],
  addQuote: [
    9,
    (device, random) => {
      const sourceId = pick(random, ids<SourceId>(device, live('source')))
      if (!sourceId) return undefined
      const start = random.int(0, 20)
      const code = pick(random, codes(device))
      return run(device, 'addQuote', {
        sourceId,
        place: { start, end: start + random.int(3, 15) },
        ...(code && random.chance(0.6) && { codings: [{ codeId: code, stance: stance(random) }] }),
        ...(random.chance(0.3) && { memo: phrase(random, 1, 4) }),
      })
    },
  ],
  setCoding: [
    9,
    (device, random) => {
      const target = pick(random, [...ids<QuoteId>(device, QUOTES), ...ids<SourceId>(device, live('source'))])
      const codeId = pick(random, codes(device))
      if (!target || !codeId) return undefined
      return run(device, 'setCoding', { target, codeId, stance: random.chance(0.75) ? stance(random) : null })
    },
  ],
  setMemo: [
    6,
    (device, random) => {
      const quoteId = pick(random, ids<QuoteId>(device, QUOTES))
      return quoteId && run(device, 'setMemo', { quoteId, memo: phrase(random, 0, 5) })
    },
  ],
  addCode: [3, (device, random) => run(device, 'addCode', { name: `${phrase(random, 1, 2)} ${random.int(0, 999)}` })],
  editCode: [
    5,
    (device, random) => {
      const codeId = pick(random, [...ownCodes(device), ...BUILT_IN]) as CodeId
      return run(device, 'editCode', {
        codeId,
        patch: random.pick([
          { name: phrase(random, 1, 2) },
          { definition: phrase(random, 3, 9) },
          { archived: random.chance(0.3) },
          { order: random.int(0, 50) },
        ]),
      })
    },
  ],
  mergeCodes: [
    3,
    (device, random) => {
      const from = pick(random, ownCodes(device))
      const into = pick(random, codes(device))
      return from && into && run(device, 'mergeCodes', { from, into })
    },
  ],
  unmergeCode: [
    2,
    (device, random) => {
      const codeId = pick(
        random,
        ids<CodeId>(device, 'SELECT code_id AS id FROM code WHERE resolved_id <> code_id ORDER BY id'),
      )
      return codeId && run(device, 'unmergeCode', { codeId })
    },
  ],
  editSource: [
    7,
    (device, random) => {
      const sourceId = pick(random, ids<SourceId>(device, live('source')))
      if (!sourceId) return undefined
      const patch = random.pick([
        { title: phrase(random, 1, 4) },
        { authors: [phrase(random, 1, 1)] },
        { publishedOn: `20${random.int(10, 26)}-0${random.int(1, 9)}` },
        { read: random.chance(0.7) },
      ])
      return run(device, 'editSource', { sourceId, patch })
    },
  ],
  trash: [
    5,
    (device, random) => {
      const id = pick(random, ids<NoteId>(device, TRASHABLE))
      return id && run(device, 'trash', { ids: [id] })
    },
  ],
  restore: [
    4,
    (device, random) => {
      const id = pick(random, ids<NoteId>(device, TRASHED))
      return id && run(device, 'restore', { ids: [id] })
    },
  ],
  purge: [
    1,
    (device, random) => {
      const id = pick(random, ids<NoteId>(device, TRASHED))
      return id && run(device, 'purge', { ids: [id] })
    },
  ],
  renameWorkspace: [1, (device, random) => run(device, 'renameWorkspace', { name: phrase(random, 1, 3) })],
  setCitationStyle: [
    1,
    (device, random) => run(device, 'setCitationStyle', { style: pick(random, citationStyles) ?? 'apa' }),
  ],
  renameMe: [1, (device, random) => run(device, 'renameMe', { name: phrase(random, 1, 2) })],
  nameDevice: [1, (device, random) => run(device, 'nameDevice', { key: device.key, name: phrase(random, 1, 2) })],
}

/** Of another member, who is no owner. */
export function changeRole(device: Device, memberId: string, role: 'editor' | 'viewer'): Done {
  return run(device, 'setRole', { memberId, role })
}
export const removeMember = (device: Device, memberId: string): Done => run(device, 'removeMember', { memberId })
export const back = (device: Device, direction: 'undo' | 'redo'): Done => run(device, direction, {})
