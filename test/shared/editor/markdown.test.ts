/** Markdown into a note's document and out again: nothing is lost, and the second time nothing changes. */
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { noteFromMarkdown, noteToMarkdown, type ResolveRef } from '#shared/editor/noteText.ts'
import { markdownDocument, markdownSoup } from './markdownGenerator.ts'
import { meaningOf } from './markdownMeaning.ts'

const through = (markdown: string, resolve?: ResolveRef): string => {
  const doc = new Y.Doc()
  noteFromMarkdown(doc, markdown, resolve)
  return noteToMarkdown(doc)
}

const numRuns = Number(process.env['COMMONPLACE_RUNS'] ?? 120)
const seed = Number(process.env['COMMONPLACE_SEED'] ?? 7)

function keepsEverything(markdown: string): void {
  const once = through(markdown)
  expect(meaningOf(once), `written as:\n${once}`).toEqual(meaningOf(markdown))
  expect(through(once)).toBe(once)
}

test(`generated documents keep their meaning, and are written the same from then on (seed ${seed})`, () => {
  fc.assert(fc.property(markdownDocument, keepsEverything), { numRuns, seed })
}, 240_000)

test(`soups of signs keep their meaning, and are written the same from then on (seed ${seed})`, () => {
  fc.assert(
    fc.property(markdownSoup, (soup) => keepsEverything(soup.replace(/\r\n|[\0\uD800]/g, ''))),
    { numRuns: numRuns * 4, seed },
  )
}, 240_000)
