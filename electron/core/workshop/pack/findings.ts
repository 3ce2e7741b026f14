/**
 * What the lenses see in a workshop's own words before anything of it leaves: people-first words first. Somebody else's
 * words are never looked at. It holds nothing up; it is shown.
 */
import type { LensTarget } from '#shared/contract/lensCommands.ts'
import type { Dismissal } from '#shared/docs/lensLayout.ts'
import { findingKey } from '#shared/lenses/findingKey.ts'
import { findInBlock } from '#shared/lenses/findLensFindings.ts'
import { lensById, lensIds } from '#shared/lenses/finding.ts'
import type { WordList } from '#shared/lenses/people/wordList.ts'
import type { DismissedFinding, PackFinding } from '#shared/workshop/pack.ts'
import type { PackFacts } from './facts.ts'
import { itemTitle } from './words.ts'

interface OwnWords {
  target: LensTarget
  where: string
  text: string
}

function ownWords({ workshop, exercises, steps }: PackFacts): OwnWords[] {
  const target = workshop.workshopId
  const own: Omit<OwnWords, 'target'>[] = [
    { where: 'Title', text: workshop.title },
    ...workshop.aims.map(({ text }, i) => ({ where: `Aim ${i + 1}`, text })),
    ...workshop.agenda.flatMap((item, i) =>
      [item.title, item.note, item.materials].map((text) => ({ where: `Agenda ${i + 1}, ${itemTitle(item)}`, text })),
    ),
    ...exercises
      .filter(({ own }) => own)
      .flatMap(({ title, purpose, steps: lines, notes }) =>
        [title, purpose, ...lines, notes].map((text) => ({ where: `Exercise ${title}`, text })),
      ),
  ]
  return [
    ...own.map((each) => ({ ...each, target })),
    ...steps.map(({ stepId, tag, text }) => ({ target: stepId, where: `Step ${tag}`, text })),
  ]
}

export interface FoundInWorkshop {
  findings: PackFinding[]
  /** What the team let stand, here or on the step itself. */
  dismissed: DismissedFinding[]
}

export function findInWorkshop(
  facts: PackFacts,
  wordList: WordList,
  dismissalsOf: (target: LensTarget) => readonly Dismissal[],
): FoundInWorkshop {
  const all = allIn(facts, wordList)
  const reasons = new Map(
    [...new Set(all.map(({ target }) => target))].flatMap((target) =>
      dismissalsOf(target).map(({ lens, key, reason }) => [`${target} ${lens} ${key}`, reason] as const),
    ),
  )
  const reasonOf = ({ target, lens, findingKey: key }: PackFinding) => reasons.get(`${target} ${lens} ${key}`)
  return {
    findings: all.filter((finding) => reasonOf(finding) === undefined),
    dismissed: all.flatMap((finding) => {
      const reason = reasonOf(finding)
      return reason === undefined ? [] : [{ ...finding, reason }]
    }),
  }
}

function allIn(facts: PackFacts, wordList: WordList): PackFinding[] {
  const found = ownWords(facts).flatMap(({ target, where, text }) =>
    text
      .split('\n')
      .flatMap((line) => findInBlock({ text: line, isQuotation: /^\s*>/.test(line), start: 0 }, { wordList }))
      .map((finding) => ({ target, where, finding })),
  )
  return lensIds.flatMap((lens) =>
    found
      .filter(({ finding }) => finding.lens === lens)
      .map(({ target, where, finding }) => ({
        target,
        findingKey: findingKey(finding),
        lens,
        lensTitle: lensById[lens].title,
        where,
        text: finding.text,
        message: finding.reason,
        instead: finding.suggestion,
      })),
  )
}
