/** Imports in tests: fails with the error's words, and checks every extraction on the way. */
import { expect } from 'vitest'
import { importFile, type ImportHints } from '#core/importers/importFile.ts'
import { checkExtraction } from '#shared/model/checkExtraction.ts'
import type { ImportErrorCode } from '#shared/model/importError.ts'
import type { ImportedSource } from '#shared/model/source.ts'

export const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)

/** The source, which must be sound. */
export async function imported(
  content: string | Uint8Array,
  fileName: string,
  hints?: ImportHints,
): Promise<ImportedSource> {
  const result = await importFile(typeof content === 'string' ? utf8(content) : content, fileName, hints)
  if (!result.ok) throw new Error(`${result.error.code}: ${result.error.message}`)
  expect(checkExtraction(result.value.extraction)).toEqual([])
  return result.value
}

/** The code of an import that must fail; its sentence must be one that a person can read. */
export async function refused(content: string | Uint8Array, fileName: string): Promise<ImportErrorCode> {
  const result = await importFile(typeof content === 'string' ? utf8(content) : content, fileName)
  if (result.ok) throw new Error(`imported: ${result.value.extraction.text.slice(0, 200)}`)
  expect(result.error.message).toMatch(/^\S.*[.]$/s)
  expect(result.error.message).toContain(fileName)
  return result.error.code
}

/** Blocks as short lines: "heading1 Text", "listItem Text", "comments/paragraph Text". */
export function outline({ extraction }: ImportedSource): string[] {
  return extraction.blocks.map((block) => {
    const place = block.section === undefined ? '' : `${block.section}/`
    const level = block.kind === 'heading' ? block.level : ''
    return `${place}${block.kind}${level ?? ''} ${extraction.text.slice(block.from, block.to)}`
  })
}

/** The text of the article without readers' comments. */
export function articleText({ extraction }: ImportedSource): string {
  return extraction.blocks
    .filter((block) => block.section !== 'comments')
    .map((block) => extraction.text.slice(block.from, block.to))
    .join('\n\n')
}

/** The text of the readers' comments. */
export function commentText({ extraction }: ImportedSource): string {
  return extraction.blocks
    .filter((block) => block.section === 'comments')
    .map((block) => extraction.text.slice(block.from, block.to))
    .join('\n\n')
}
