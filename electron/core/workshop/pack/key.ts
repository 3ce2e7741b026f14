/** For whoever leads it: what the lenses found, the run sheet with notes, the answers, and every source in full. */
import type { RootContent } from 'mdast'
import { stateInWords } from '#shared/measure/stateWords.ts'
import { phaseWords } from '#shared/model/planWords.ts'
import type { CardSet, DismissedFinding, PackDocument, PackFinding, Sheet } from '#shared/workshop/pack.ts'
import { bullets, emphasis, heading, paragraph, quotation, text } from '../../exporters/mdast.ts'
import { fullReference } from '../../exporters/sourceReference.ts'
import { dealingCards } from './dealings.ts'
import type { PackFacts } from './facts.ts'
import { createFootnotes, type Footnotes, numbered, paragraphs, plainBullets, table } from './tree.ts'
import { headLine, itemTitle, lengthWords, titleOf } from './words.ts'

const section = (title: string, parts: readonly RootContent[]): RootContent[] =>
  parts.length === 0 ? [] : [heading(2, text(title)), ...parts]

const stoodBy = (dismissed: readonly DismissedFinding[]): RootContent[] =>
  dismissed.length === 0
    ? []
    : [
        paragraph(text('Seen, and let stand by the team:')),
        plainBullets(dismissed.map(({ where, text: words, reason }) => `${where}: “${words}”, because: ${reason}`)),
      ]

function lensParts({ findings, dismissed }: KeyParts): RootContent[] {
  if (findings.length === 0)
    return dismissed.length > 0 ? stoodBy(dismissed) : [paragraph(text('The lenses found nothing in our own words.'))]
  return [
    ...stoodBy(dismissed),
    bullets(
      findings.map(({ lensTitle, where, text: words, message, instead }) => [
        text(`${where}: “${words}”. ${lensTitle}. ${message}${instead === null ? '' : ` Instead: “${instead}”.`}`),
      ]),
    ),
  ]
}

function runSheet({ workshop }: PackFacts): RootContent[] {
  if (workshop.agenda.length === 0) return []
  const over =
    workshop.over === null || workshop.over === 0
      ? ''
      : workshop.over > 0
        ? ` That is ${lengthWords(workshop.over)} more than there is.`
        : ` ${lengthWords(-workshop.over)} are to spare.`
  return [
    table(
      ['Time', 'Minutes', 'What', 'On the table'],
      workshop.agenda.map((item) => [
        item.from === null ? '' : `${item.from}–${item.to}`,
        String(item.minutes),
        itemTitle(item),
        item.materials,
      ]),
    ),
    paragraph(text(`Altogether ${lengthWords(workshop.minutes)}.${over}`)),
    ...workshop.agenda
      .filter(({ note }) => note.trim() !== '')
      .flatMap((item) => [
        heading(3, text(item.from === null ? itemTitle(item) : `${item.from} ${itemTitle(item)}`)),
        ...paragraphs(item.note),
      ]),
  ]
}

const people = ({ workshop }: PackFacts): RootContent[] =>
  workshop.participants.length === 0
    ? []
    : [plainBullets(workshop.participants.map(({ name, role }) => (role === '' ? name : `${name}, ${role}`)))]

const exerciseNotes = ({ exercises }: PackFacts): RootContent[] =>
  exercises.flatMap(({ title, steps, notes }) => [
    heading(3, text(title)),
    ...(steps.length > 0 ? [numbered(steps)] : []),
    ...paragraphs(notes),
  ])

/** Where each quote belongs, as the team coded it: a reading to compare with, not a mark to give. */
function sortAnswers({ quotes, seen }: PackFacts, { cite }: Footnotes): RootContent[] {
  if (quotes.length + seen.length === 0) return []
  return [
    table(
      ['Card', 'Phase', 'Codes'],
      quotes.map(({ tag, phases, codings }) => [
        tag,
        phases.map((phase) => `${phase} ${phaseWords[phase]}`).join('; ') || 'in no phase',
        codings.join('; '),
      ]),
    ),
    ...quotes.map(({ tag, text: words, citation }) => quotation(words, text(`${tag} `), cite(citation))),
    ...seen.map(({ tag, text: words, citation }) => paragraph(text(`${tag}: ${words} `), cite(citation))),
  ]
}

function giveOrTake(facts: PackFacts): RootContent[] {
  if (!facts.needed.has('giveOrTakeCards')) return []
  const rows = dealingCards(facts).map(({ card, answer }) => [card.tag, `${card.title}: ${card.text}`, answer])
  return rows.length === 0 ? [] : [table(['Card', 'What passed', 'Answer'], rows)]
}

function states(facts: PackFacts): RootContent[] {
  if (!facts.needed.has('stateCards')) return []
  const rows = facts.people
    .filter(({ dealings }) => dealings.length > 0)
    .map(({ tag, name, assessment }) => [
      tag,
      name,
      assessment === null ? 'not worked out' : stateInWords(assessment.state),
      assessment?.explanation ?? '',
    ])
  return rows.length === 0 ? [] : [table(['Card', 'Who', 'State', 'Why'], rows)]
}

/** What stands for and against each step, for the vote and the premortem. */
function stepParts({ steps }: PackFacts, { cite }: Footnotes): RootContent[] {
  return steps.flatMap(({ text: words, phase, planTitle, pieces }, i) => {
    const side = (stance: 'supports' | 'disputes'): RootContent[] =>
      pieces
        .filter((piece) => piece.stance === stance)
        .map((piece) => quotation(piece.text, text(stance === 'supports' ? 'For ' : 'Against '), cite(piece.citation)))
    return [
      heading(3, text(`${i + 1}. ${words}`)),
      paragraph(emphasis(`${phaseWords[phase]}${planTitle === '' ? '' : `, ${planTitle}`}`)),
      ...(pieces.length === 0 ? [paragraph(text('Nothing speaks for or against it yet.'))] : []),
      ...side('disputes'),
      ...side('supports'),
    ]
  })
}

const counted = (n: number, what: string): string => `${n} ${what}${n === 1 ? '' : 's'}`

const sheetRows = ({ kind, title, ...sheet }: Sheet): string =>
  kind === 'numbered'
    ? `${title}: one sheet, ${counted((sheet as { rows: unknown[] }).rows.length, 'line')}`
    : `${title}: one sheet`

const toPrint = (sets: readonly CardSet[], sheets: readonly Sheet[]): RootContent[] =>
  sets.length + sheets.length === 0
    ? []
    : [
        plainBullets([
          ...sets.map(({ title, cards }) => `${title}: ${counted(cards.length, 'card')}`),
          ...sheets.map(sheetRows),
        ]),
      ]

export interface KeyParts {
  findings: readonly PackFinding[]
  dismissed: readonly DismissedFinding[]
  sets: readonly CardSet[]
  sheets: readonly Sheet[]
  missing: readonly string[]
  /** What may be somebody's name and was let stand. */
  left: readonly string[]
}

const HIDDEN =
  'Names were looked for whole, in parts, with initials and in capitals. Nicknames, forms that a name takes in other languages, and what somebody can be known by without a name are found by nobody but you.'

export function keyOf(facts: PackFacts, parts: KeyParts): PackDocument {
  const { sets, sheets, missing, left } = parts
  const title = `${titleOf(facts)}: key`
  const head = headLine(facts)
  const footnotes = createFootnotes()
  const children: RootContent[] = [
    heading(1, text(title)),
    ...(head === '' ? [] : [paragraph(emphasis(head))]),
    paragraph(
      text('For whoever leads it. It holds the answers; the names behind the pseudonyms are in a file of their own.'),
    ),
    ...section('What the lenses found', lensParts(parts)),
    ...section('Still missing', missing.length === 0 ? [] : [plainBullets(missing)]),
    ...section('What could not be hidden', [
      paragraph(text(HIDDEN)),
      ...(left.length === 0 ? [] : [plainBullets(left)]),
    ]),
    ...section('Run sheet', runSheet(facts)),
    ...section('Who takes part', people(facts)),
    ...section('To print and cut', toPrint(sets, sheets)),
    ...section('Leading the exercises', exerciseNotes(facts)),
    ...section('The quotes, and where the team put them', sortAnswers(facts, footnotes)),
    ...section('Give or take?', giveOrTake(facts)),
    ...section('The states of the relationships', states(facts)),
    ...section('The steps, and what speaks against and for them', stepParts(facts, footnotes)),
    ...section(
      'Sources',
      facts.references.length === 0 ? [] : [bullets(facts.references.map((row) => fullReference(row)))],
    ),
    ...footnotes.definitions(),
  ]
  return { title, language: 'en', tree: { type: 'root', children } }
}
