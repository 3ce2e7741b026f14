/**
 * A text in which others count characters: words stay where they stand, only white space around paragraphs and what
 * nobody sees goes, and every place of the text as it was given has its place in the result.
 */
import type { Block, Extraction } from '#shared/model/extraction.ts'
import { extractors } from '../extractors.ts'

export interface ExactText {
  extraction: Extraction
  /** UTF-16 offset in the text as given → UTF-16 offset in the extraction's text. */
  placeOf: (at: number) => number
}

/** What cleanText takes away, one by one, so that it can be counted. */
const isHidden = (unit: number): boolean =>
  unit <= 8 ||
  (unit >= 0x0e && unit <= 0x1f) ||
  (unit >= 0x7f && unit <= 0x9f && unit !== 0x85) ||
  unit === 0xad ||
  unit === 0xfeff ||
  unit >= 0xfffe
const isLineEnd = (unit: number): boolean =>
  unit === 0x0a ||
  unit === 0x0b ||
  unit === 0x0c ||
  unit === 0x0d ||
  unit === 0x85 ||
  unit === 0x2028 ||
  unit === 0x2029

const isLoneAt = (text: string, at: number): boolean => {
  const unit = text.charCodeAt(at)
  if (unit >= 0xd800 && unit <= 0xdbff) return !/^[\udc00-\udfff]/.test(text.charAt(at + 1))
  return unit >= 0xdc00 && unit <= 0xdfff && !/^[\ud800-\udbff]/.test(text.charAt(at - 1))
}

/** Undefined: there is no word in it. */
export function exactText(given: string): ExactText | undefined {
  const places = new Uint32Array(given.length + 1)
  const blocks: Block[] = []
  let text = ''
  let pending = ''
  let lineEnds = 0
  const put = (letter: string): void => {
    if (lineEnds > 1 && text !== '') {
      blocks.push({ kind: 'paragraph', from: blocks.at(-1) ? (blocks.at(-1) as Block).to + 2 : 0, to: text.length })
      text += '\n\n'
    } else if (lineEnds === 1 && text !== '') text += `\n${pending}`
    else if (text !== '') text += pending
    pending = ''
    lineEnds = 0
    text += letter
  }
  for (let at = 0; at < given.length; at++) {
    const unit = given.charCodeAt(at)
    places[at] = text.length
    if (isLineEnd(unit)) {
      if (!(unit === 0x0a && given.charCodeAt(at - 1) === 0x0d)) lineEnds++
      pending = ''
    } else if (isHidden(unit)) continue
    else if (/\s/.test(given.charAt(at))) pending += given.charAt(at)
    else {
      put(isLoneAt(given, at) ? '\ufffd' : given.charAt(at))
      places[at] = text.length - 1
    }
  }
  places[given.length] = text.length
  if (!/[^\s\u200b\u2060]/.test(text)) return undefined
  blocks.push({ kind: 'paragraph', from: blocks.length > 0 ? (blocks.at(-1) as Block).to + 2 : 0, to: text.length })
  return {
    extraction: { format: 1, extractor: extractors.exact, text, blocks },
    placeOf: (at) => places[Math.max(0, Math.min(at, given.length))] as number,
  }
}
