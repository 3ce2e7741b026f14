/** What the thread that writes Office files is asked for, and what it answers. */
import type { PictureSpec } from '#shared/pictures/picture.ts'
import type { Brand } from '../brand.ts'
import type { SheetTable } from '../tables.ts'
import type { WordDocument } from './docx/writeDocx.ts'
import type { SlideDeck } from './pptx/writePptx.ts'

export type OfficeJob =
  | { kind: 'docx'; document: WordDocument; drawings?: ReadonlyMap<string, PictureSpec> }
  | { kind: 'pptx'; deck: SlideDeck }
  | { kind: 'xlsx'; tables: readonly SheetTable[]; brand: Brand }
  /** A logo that is a drawing, to be made a PNG. */
  | { kind: 'logo'; svg: Uint8Array }

export type OfficeAnswer = { bytes: Uint8Array } | { failed: string }
