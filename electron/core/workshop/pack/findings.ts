/**
 * What the lenses see in a workshop's own words before anything of it leaves: people-first words first. Somebody else's
 * words are never looked at. It holds nothing up; it is shown.
 */
import { findInBlock } from '#shared/lenses/findLensFindings.ts'
import { lensById, lensIds } from '#shared/lenses/finding.ts'
import type { WordList } from '#shared/lenses/people/wordList.ts'
import type { PackFinding } from '#shared/workshop/pack.ts'
import type { PackFacts } from './facts.ts'
import { itemTitle } from './words.ts'

interface OwnWords {
  where: string
  text: string
}

function ownWords({ workshop, exercises, steps }: PackFacts): OwnWords[] {
  return [
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
    ...steps.map(({ tag, text }) => ({ where: `Step ${tag}`, text })),
  ]
}

export function findInWorkshop(facts: PackFacts, wordList: WordList): PackFinding[] {
  const found = ownWords(facts).flatMap(({ where, text }) =>
    text
      .split('\n')
      .flatMap((line) => findInBlock({ text: line, isQuotation: /^\s*>/.test(line), start: 0 }, { wordList }))
      .map((finding) => ({ where, finding })),
  )
  return lensIds.flatMap((lens) =>
    found
      .filter(({ finding }) => finding.lens === lens)
      .map(({ where, finding }) => ({
        lens,
        lensTitle: lensById[lens].title,
        where,
        text: finding.text,
        message: finding.reason,
        instead: finding.suggestion,
      })),
  )
}
