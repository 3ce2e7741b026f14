/** Slides in the order of the agenda: each exercise with its steps, then the words it is about; sources at the end. */
import { phaseWords } from '#shared/model/planWords.ts'
import { citationText, fullCitation } from '#shared/references/cite.ts'
import type { Slide } from '#shared/workshop/pack.ts'
import type { PackFacts, PieceFact, StepFact } from './facts.ts'
import { continuedPieces, headLine, itemTitle, lengthWords, shortened, titleOf } from './words.ts'

const PER_SLIDE = 6
const SAID = 6
const STEPS_WITH_SIDES = 4
/** Of one quote on a slide, of one in a column, and of all in a column: in letters. */
const [SAID_LETTERS, SIDE_LETTERS, COLUMN_LETTERS] = [420, 280, 480]
const PER_SIDE = 3

type Common = Pick<Slide, 'notes' | 'source' | 'minutes' | 'from'>
const plain: Common = { notes: '', source: '', minutes: null, from: null }

/** As few slides as hold `most` each, all about equally full. */
function chunks<T>(items: readonly T[], most: number): T[][] {
  const slides = Math.ceil(items.length / most)
  const size = Math.ceil(items.length / Math.max(1, slides))
  return Array.from({ length: slides }, (_, i) => items.slice(i * size, (i + 1) * size))
}

function agendaSlides({ workshop }: PackFacts): Slide[] {
  const hasTimes = workshop.startsAt !== null
  return chunks(workshop.agenda, 8).map((items, i) => ({
    ...plain,
    kind: 'table',
    title: i === 0 ? 'Programme' : 'Programme, continued',
    columns: hasTimes ? ['Time', 'What', 'Minutes'] : ['What', 'Minutes'],
    rows: items.map((item) => [...(hasTimes ? [item.from ?? ''] : []), itemTitle(item), String(item.minutes)]),
    notes: `Altogether ${lengthWords(workshop.minutes)}.`,
  }))
}

/** How many words there are for each phase, and from how many sources: a loud source is not many people. */
function shareSlide({ quotes, phases }: PackFacts): Slide[] {
  const of = phases.map((phase) => quotes.filter((quote) => quote.phases.includes(phase)))
  if (of.every((each) => each.length === 0)) return []
  const sources = new Set(quotes.map(({ sourceId }) => sourceId)).size
  return [
    {
      ...plain,
      kind: 'chart',
      title: 'Where these words come from',
      categories: phases.map((phase) => phaseWords[phase]),
      series: [
        { name: 'Quotes', values: of.map((each) => each.length) },
        { name: 'Sources', values: of.map((each) => new Set(each.map(({ sourceId }) => sourceId)).size) },
      ],
      notes: 'One source that says a thing five times is still one source.',
      source: `${quotes.length} quotes from ${sources} ${sources === 1 ? 'source' : 'sources'}, named at the end`,
    },
  ]
}

/** One of each source in turn, so that the first slides are not all one voice; a long one goes on on the next slide. */
function saidSlides({ quotes }: PackFacts): Slide[] {
  const first = quotes.filter(({ sourceId }, i) => quotes.findIndex((each) => each.sourceId === sourceId) === i)
  const rest = quotes.filter((quote) => !first.includes(quote))
  return [...first, ...rest].slice(0, SAID).flatMap(({ tag, text, citation }) =>
    continuedPieces(text, SAID_LETTERS).map((piece, i, all) => ({
      ...plain,
      kind: 'quote',
      title: i === 0 ? 'What somebody said' : 'What somebody said, continued',
      text: piece,
      source: citation,
      notes: all.length === 1 ? `Card ${tag}.` : `Card ${tag}, part ${i + 1} of ${all.length}.`,
    })),
  )
}

/** As many of what was said as stand in one column, all of it in the end. */
function columnPages(pieces: readonly PieceFact[]): PieceFact[][] {
  const lines = pieces.flatMap((piece) => continuedPieces(piece.text, SIDE_LETTERS).map((text) => ({ ...piece, text })))
  const pages: PieceFact[][] = []
  let room = 0
  for (const line of lines) {
    const page = pages.at(-1)
    room -= line.text.length
    if (page && room >= 0 && page.length < PER_SIDE) page.push(line)
    else {
      pages.push([line])
      room = COLUMN_LETTERS - line.text.length
    }
  }
  return pages
}

function sidesSlides({ text, planTitle, pieces }: StepFact): Slide[] {
  const pagesOf = (stance: PieceFact['stance']): PieceFact[][] =>
    columnPages(pieces.filter((piece) => piece.stance === stance))
  const [against, speakFor] = [pagesOf('disputes'), pagesOf('supports')]
  if (against.length === 0 || speakFor.length === 0) return []
  const quoted = (page: readonly PieceFact[]): string[] => page.map((piece) => `“${piece.text}”`)
  const title = shortened(text, 120)
  const notes = [title === text ? '' : text, planTitle === '' ? '' : `From the plan “${planTitle}”.`]
  return Array.from({ length: Math.max(against.length, speakFor.length) }, (_, i) => {
    const [left, right] = [against[i] ?? [], speakFor[i] ?? []]
    return {
      ...plain,
      kind: 'columns',
      title: i === 0 ? title : `${title}, continued`,
      columns: [
        { title: 'Against', bullets: quoted(left) },
        { title: 'For', bullets: quoted(right) },
      ],
      notes: notes.filter((part) => part !== '').join('\n'),
      source: [...new Set([...left, ...right].map(({ citation }) => citation))].join(' · '),
    }
  })
}

function itemSlides(facts: PackFacts): Slide[] {
  const { workshop, exercises } = facts
  return workshop.agenda.flatMap((item): Slide[] => {
    const exercise = exercises.find(({ exerciseId }) => exerciseId === item.exerciseId)
    const notes = [item.note, exercise?.notes ?? ''].filter((part) => part.trim() !== '').join('\n\n')
    const common = { ...plain, notes, minutes: item.minutes, from: item.from }
    const title = itemTitle(item)
    if (item.kind === 'break')
      return [
        { ...common, kind: 'bullets', title, bullets: item.to === null ? [] : [`Back at ${item.to}`], numbered: false },
      ]
    if (!exercise) return [{ ...common, kind: 'bullets', title, bullets: [], numbered: false }]
    const pages = chunks(exercise.steps, PER_SLIDE)
    const head: Slide = {
      ...common,
      kind: 'bullets',
      title,
      bullets: [exercise.purpose].filter((part) => part.trim() !== ''),
      numbered: false,
    }
    return [
      ...(pages.length === 0 ? [head] : []),
      ...pages.map(
        (bullets, i): Slide => ({
          ...common,
          kind: 'bullets',
          title: i === 0 ? title : `${title}, continued`,
          bullets,
          numbered: true,
        }),
      ),
    ]
  })
}

const sourceSlides = ({ references }: PackFacts): Slide[] =>
  chunks(references, 7).map((rows, i) => ({
    ...plain,
    kind: 'bullets',
    title: i === 0 ? 'Sources' : 'Sources, continued',
    bullets: rows.map(({ item, style }) => citationText(fullCitation(item, style))),
    numbered: false,
  }))

export function deckOf(facts: PackFacts): Slide[] {
  const { workshop, steps } = facts
  const aims = workshop.aims.map(({ text }) => text)
  return [
    { ...plain, kind: 'title', title: titleOf(facts), subtitle: headLine(facts) },
    ...(aims.length > 0
      ? [{ ...plain, kind: 'bullets' as const, title: 'What we are here for', bullets: aims, numbered: false }]
      : []),
    ...agendaSlides(facts),
    ...shareSlide(facts),
    ...saidSlides(facts),
    ...itemSlides(facts),
    ...steps
      .map(sidesSlides)
      .filter((slides) => slides.length > 0)
      .slice(0, STEPS_WITH_SIDES)
      .flat(),
    ...sourceSlides(facts),
  ]
}
