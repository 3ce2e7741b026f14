/** A workshop as everything that leaves of it. Reads the workspace, writes nothing; the same workshop gives the same pack. */
import type { LensTarget } from '#shared/contract/lensCommands.ts'
import type { Dismissal } from '#shared/docs/lensLayout.ts'
import type { WordList } from '#shared/lenses/people/wordList.ts'
import type { WorkshopId } from '#shared/model/ids.ts'
import type { Pack } from '#shared/workshop/pack.ts'
import { cardSets } from './cards.ts'
import { deckOf } from './deck.ts'
import { type FactParts, readFacts } from './facts.ts'
import { findInWorkshop } from './findings.ts'
import { handoutOf } from './handout.ts'
import { keyOf } from './key.ts'
import { createPackNames } from './names.ts'
import { sheetsOf } from './sheets.ts'
import { titleOf } from './words.ts'

export interface PackParts extends FactParts {
  workspaceId: string
  /** Built-in words and what the team made of them. */
  wordList: WordList
  /** What of the findings in a text the team let stand. */
  dismissals: (target: LensTarget) => readonly Dismissal[]
}

/** Null where there is no such workshop. */
export function buildPack(parts: PackParts, workshopId: WorkshopId): Pack | null {
  const named = readFacts(parts, workshopId)
  if (!named) return null
  const names = createPackNames(parts.db, parts.workspaceId, named)
  const { facts } = names
  // Before anything is made: what our own words say of people.
  const { findings, dismissed } = findInWorkshop(facts, parts.wordList, parts.dismissals)
  const { sets, missing: withoutCards } = cardSets(facts)
  const { sheets, missing: withoutSheets } = sheetsOf(facts)
  const missing = [...withoutCards, ...withoutSheets]
  const open = {
    title: titleOf(facts),
    language: 'en',
    paper: facts.workshop.paper,
    cardSize: facts.workshop.cardSize,
    deck: deckOf(facts),
    cards: sets,
    sheets,
    findings,
    dismissed,
    missing,
  }
  const inKey = { findings, dismissed, sets, sheets, missing }
  const [shown, handout] = [names.all(open), names.document(handoutOf(facts))]
  // The key tells what was let stand in all of the pack, itself included.
  names.document(keyOf(facts, { ...inKey, left: [] }))
  const left = names.left()
  const key = names.document(keyOf(facts, { ...inKey, left }))
  const pack = names.settle({ ...shown, handout, key, left })
  return { ...pack, nameKey: names.keyFor(JSON.stringify(pack)) }
}
