/**
 * What leaves for one workshop, before it is a file: documents as Markdown trees, the deck as slides, cards and sheets
 * as their words. Writers (PDF, PPTX, DOCX, HTML, Markdown) and the present mode are made of this and nothing else;
 * every name in it is a pseudonym already, except in `nameKey`, which goes into a file of its own.
 */
import type { Root } from 'mdast'
import type { LensTarget } from '../contract/lensCommands.ts'
import type { LensId } from '../lenses/finding.ts'
import type { CardSize, ExerciseId, Paper } from '../model/workshop.ts'

/** The same shape as every other exported document. */
export interface PackDocument {
  title: string
  language: string | null
  tree: Root
}

/** One card. `text` are somebody's words where `said` is true, otherwise ours. */
export interface Card {
  /** Above the words; may be empty. */
  title: string
  text: string
  /** What it is from; empty only where nothing is claimed (a phase's header, a blank card). */
  source: string
  /** A short mark in a corner by which the key names it: "Q12"; never the answer. */
  tag: string
  said: boolean
}

export interface CardSet {
  title: string
  /** The exercise that it is for. */
  exerciseId: ExerciseId | null
  cards: Card[]
}

/** A sheet to hang up or hand out: lines with numbers to vote on, a map to fill in. */
export type Sheet =
  | {
      kind: 'numbered'
      title: string
      exerciseId: ExerciseId | null
      rows: { number: number; text: string; source: string }[]
    }
  | {
      kind: 'grid'
      title: string
      exerciseId: ExerciseId | null
      columns: string[]
      /** `cells` one for each column; empty ones are room to write in. */
      rows: { title: string; cells: string[] }[]
      source: string
    }

interface SlideCommon {
  title: string
  /** For the speaker. */
  notes: string
  /** What it shows is from; empty where nothing is claimed. */
  source: string
  /** How long it is meant to stand, for the timer; null: no matter. */
  minutes: number | null
  /** Time of day at which it begins by the agenda. */
  from: string | null
}

export type Slide = SlideCommon &
  (
    | { kind: 'title'; subtitle: string }
    | { kind: 'bullets'; bullets: string[]; numbered: boolean }
    | { kind: 'quote'; text: string }
    | { kind: 'table'; columns: string[]; rows: string[][] }
    | { kind: 'chart'; categories: string[]; series: { name: string; values: number[] }[] }
    | { kind: 'columns'; columns: [SlideColumn, SlideColumn] }
  )

export interface SlideColumn {
  title: string
  bullets: string[]
}

/** Something that a lens found in the team's own words before the pack was made; people-first words come first. */
export interface PackFinding {
  lens: LensId
  lensTitle: string
  /** In words: "Aim 2", "Agenda 3, Welcome". */
  where: string
  /** The words themselves. */
  text: string
  /** Why, in one or two sentences. */
  message: string
  /** What could stand there instead; null where only the writer can know. */
  instead: string | null
  /** Whose text it is in, and what it is known again by, to let it stand. */
  target: LensTarget
  findingKey: string
}

/** One that the team let stand. */
export interface DismissedFinding extends PackFinding {
  reason: string
}

/** Who stands behind each pseudonym. */
export interface NameKeyRow {
  kind: 'person' | 'company'
  pseudonym: string
  name: string
}

export interface Pack {
  title: string
  language: string | null
  paper: Paper
  cardSize: CardSize
  /** For everybody who takes part. */
  handout: PackDocument
  /** For whoever leads it: run sheet, sources, answers, notes. */
  key: PackDocument
  deck: Slide[]
  cards: CardSet[]
  sheets: Sheet[]
  /** Kept apart from everything else. */
  nameKey: NameKeyRow[]
  /** Sentences about what may be somebody's name and was let stand. */
  left: string[]
  findings: PackFinding[]
  dismissed: DismissedFinding[]
  /** Sentences about what could not be made, and what to do: "No quotes were chosen for the affinity map…" */
  missing: string[]
}
