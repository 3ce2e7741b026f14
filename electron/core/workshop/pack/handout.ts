/** What everybody who takes part is given: aims, programme, exercises, and the words they will work with. No answers. */
import type { RootContent } from 'mdast'
import { builtInGroupById } from '#shared/model/codebook/codebook.ts'
import type { PackDocument } from '#shared/workshop/pack.ts'
import { emphasis, heading, paragraph, quotation, text } from '../../exporters/mdast.ts'
import type { PackFacts } from './facts.ts'
import { createFootnotes, numbered, paragraphs, plainBullets, table } from './tree.ts'
import { headLine, itemTitle, lengthWords, titleOf } from './words.ts'

export function programmeTable({ workshop }: PackFacts): RootContent {
  const hasTimes = workshop.startsAt !== null
  return table(
    [...(hasTimes ? ['Time'] : []), 'What', 'Minutes'],
    workshop.agenda.map((item) => [
      ...(hasTimes ? [`${item.from}–${item.to}`] : []),
      itemTitle(item),
      String(item.minutes),
    ]),
  )
}

function exerciseParts({ exercises }: PackFacts): RootContent[] {
  return exercises.flatMap(({ title, purpose, groupSize, minutes, steps }) => [
    heading(3, text(title)),
    ...paragraphs(purpose),
    paragraph(emphasis(`${groupSize.from} to ${groupSize.to} people, ${lengthWords(minutes)}`)),
    ...(steps.length > 0 ? [numbered(steps)] : []),
  ])
}

/** By their tags alone: which phase each is from may be what the table is to find out. */
function saidParts(facts: PackFacts, cite: ReturnType<typeof createFootnotes>['cite']): RootContent[] {
  const { quotes, seen } = facts
  if (quotes.length + seen.length === 0) return []
  return [
    heading(2, text('What people said')),
    ...quotes.flatMap(({ tag, text: words, citation }) => [quotation(words, text(`${tag} `), cite(citation))]),
    ...seen.map(({ tag, text: words, citation }) => paragraph(text(`${tag}: ${words} `), cite(citation))),
  ]
}

export function handoutOf(facts: PackFacts): PackDocument {
  const { workshop, phases } = facts
  const footnotes = createFootnotes()
  const head = headLine(facts)
  const title = titleOf(facts)
  const children: RootContent[] = [
    heading(1, text(title)),
    ...(head === '' ? [] : [paragraph(emphasis(head))]),
    ...(workshop.aims.length > 0
      ? [heading(2, text('What we are here for')), plainBullets(workshop.aims.map((aim) => aim.text))]
      : []),
    ...(workshop.agenda.length > 0
      ? [
          heading(2, text('Programme')),
          programmeTable(facts),
          paragraph(text(`Altogether ${lengthWords(workshop.minutes)}.`)),
        ]
      : []),
    heading(2, text('The phases')),
    ...phases.flatMap((phase) => {
      const group = builtInGroupById.get(phase)
      return group ? [heading(3, text(group.title)), paragraph(text(group.definition))] : []
    }),
    ...(facts.exercises.length > 0 ? [heading(2, text('Exercises')), ...exerciseParts(facts)] : []),
    ...saidParts(facts, footnotes.cite),
    ...footnotes.definitions(),
  ]
  return { title, language: 'en', tree: { type: 'root', children } }
}
