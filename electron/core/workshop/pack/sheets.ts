/** Sheets to hang up: numbered lines to vote on, and the journey by phase. */
import { phaseWords } from '#shared/model/planWords.ts'
import type { Sheet } from '#shared/workshop/pack.ts'
import type { PackFacts } from './facts.ts'
import { shortened } from './words.ts'

const MOST_ROWS = 12
const PER_PHASE = 2

function numberedSheet({ steps, quotes, exercises }: PackFacts): Sheet | undefined {
  const lines =
    steps.length > 0
      ? steps.map(({ text, planTitle }) => ({ text: shortened(text, 160), source: planTitle }))
      : quotes.map(({ text, citation }) => ({ text: `“${shortened(text, 160)}”`, source: citation }))
  if (lines.length === 0) return undefined
  const title = exercises.find(({ materials }) => materials.includes('numberedSheet'))
  return {
    kind: 'numbered',
    title: title?.title ?? 'Vote',
    exerciseId: title?.exerciseId ?? null,
    rows: lines.slice(0, MOST_ROWS).map((line, i) => ({ number: i + 1, ...line })),
  }
}

/** Where quotes are to be sorted into phases, the map must not tell which belongs where. */
const tellsPhases = ({ needed }: PackFacts): boolean => needed.has('phaseHeaders') && needed.has('quoteCards')

/** "Q1, Q4: Abernethy, 2026 · T1: First year". */
function citedBy(cited: readonly (readonly [tag: string, source: string])[]): string {
  const tags = new Map<string, Set<string>>()
  for (const [tag, source] of cited) tags.set(source, (tags.get(source) ?? new Set()).add(tag))
  return [...tags].map(([source, each]) => `${[...each].join(', ')}: ${source}`).join(' · ')
}

function journeyMap(facts: PackFacts): Sheet {
  const { phases, quotes, steps, exercises } = facts
  const planned = phases.map((phase) => steps.filter((step) => step.phase === phase).slice(0, PER_PHASE))
  const shown = phases.map((phase) =>
    tellsPhases(facts) ? [] : quotes.filter((quote) => quote.phases.includes(phase)).slice(0, PER_PHASE),
  )
  const room = phases.map(() => '')
  const exercise = exercises.find(({ materials }) => materials.includes('journeyMap'))
  return {
    kind: 'grid',
    title: exercise?.title ?? 'Journey map',
    exerciseId: exercise?.exerciseId ?? null,
    columns: phases.map((phase) => phaseWords[phase]),
    rows: [
      { title: 'What happens', cells: room },
      {
        title: 'What was said',
        cells: shown.map((each) => each.map(({ tag, text }) => `“${shortened(text, 90)}” (${tag})`).join('\n')),
      },
      {
        title: 'What is planned',
        cells: planned.map((each) => each.map(({ tag, text }) => `${shortened(text, 90)} (${tag})`).join('\n')),
      },
      { title: 'Where it is hard', cells: room },
      { title: 'What we could give', cells: room },
      { title: 'Who does it', cells: room },
    ],
    source: citedBy([
      ...shown.flat().map(({ tag, citation }) => [tag, citation] as const),
      ...planned.flat().map(({ tag, planTitle }) => [tag, planTitle] as const),
    ]),
  }
}

export function sheetsOf(facts: PackFacts): { sheets: Sheet[]; missing: string[] } {
  const sheets: Sheet[] = []
  const missing: string[] = []
  if (facts.needed.has('numberedSheet')) {
    const sheet = numberedSheet(facts)
    if (sheet) sheets.push(sheet)
    else missing.push('Neither steps nor quotes are chosen, so there is nothing to vote on: choose some of either.')
  }
  if (facts.needed.has('journeyMap')) sheets.push(journeyMap(facts))
  return { sheets, missing }
}
