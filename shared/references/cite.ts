/**
 * References as one reads them, in two styles: APA (7th edition: author and date in the text, a list at the end), and
 * notes as historians write them (Chicago, notes and bibliography). Written here for the types that sources have, and
 * not by citeproc: its licence (CPAL or AGPL) asks for a notice in the window of whatever carries it, which does not
 * go with MIT. Where a type has no rule of its own it is set as the nearest that has one.
 */
import { apaReference, apaShort } from './apa.ts'
import type { CslItem } from './csl.ts'
import { noteReference, noteShort } from './chicago.ts'
import { joinPieces, type Piece } from './pieces.ts'

export type { Piece } from './pieces.ts'

export const citationStyles = ['apa', 'note'] as const
export type CitationStyle = (typeof citationStyles)[number]

export const styleWords: Readonly<Record<CitationStyle, string>> = { apa: 'APA', note: 'Notes (Chicago)' }

/** Where in the source: a page, as the source counts them. */
export interface Place {
  page?: number | string | null
}

/** The whole reference: an entry of the list at the end (APA), or a first note. Ends with a full stop or an address. */
export const fullCitation = (item: CslItem, style: CitationStyle, place: Place = {}): Piece[] =>
  style === 'apa' ? apaReference(item) : noteReference(item, place)

/** What stands under a quote or in brackets: "Berg & Müller, 2001, p. 14", "Berg and Müller, “On Things,” 14". */
export const shortCitation = (item: CslItem, style: CitationStyle, place: Place = {}): Piece[] =>
  style === 'apa' ? apaShort(item, place) : noteShort(item, place)

/** The same as one string, without italics. */
export const citationText = (pieces: readonly Piece[]): string => joinPieces(pieces)
