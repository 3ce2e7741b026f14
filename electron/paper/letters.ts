/**
 * The letters a page needs, inside the page: of every font only the characters that stand in it, at the weights that it
 * uses. So a document reads the same where the system has no Chinese, Japanese, Korean or emoji, and stays small.
 */
import { readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { type Face, families, type Family, languageRules } from './families.ts'

const packages = createRequire(import.meta.url)

/** One file of a face and the characters that it holds. */
interface Piece {
  path: string
  ranges: readonly (readonly [number, number])[]
}

const piecesByCss = new Map<string, readonly Piece[]>()

function piecesOf(css: string): readonly Piece[] {
  const known = piecesByCss.get(css)
  if (known) return known
  const path = packages.resolve(css)
  const pieces = [...readFileSync(path, 'utf8').matchAll(/@font-face\s*\{([^}]*)\}/g)].flatMap(([, rule = '']) => {
    const file = /url\(['"]?([^)'"]+\.woff2)['"]?\)/.exec(rule)?.[1]
    return file === undefined ? [] : [{ path: join(dirname(path), file), ranges: rangesOf(rule) }]
  })
  piecesByCss.set(css, pieces)
  return pieces
}

function rangesOf(rule: string): Piece['ranges'] {
  const listed = /unicode-range:\s*([^;]+)/i.exec(rule)?.[1]
  if (listed === undefined) return [[0, 0x10ffff]]
  return listed.split(',').map((part) => {
    const [first = '', last = first] = part.trim().replace(/^U\+/i, '').split('-')
    return [Number.parseInt(first, 16), Number.parseInt(last, 16)] as const
  })
}

const holds = ({ ranges }: Piece, codePoint: number): boolean =>
  ranges.some(([first, last]) => first <= codePoint && codePoint <= last)

/** U+25-31,U+41: the shortest list of ranges of sorted code points. */
function unicodeRange(codePoints: readonly number[]): string {
  const spans: [number, number][] = []
  for (const point of codePoints) {
    const last = spans.at(-1)
    if (last && last[1] === point - 1) last[1] = point
    else spans.push([point, point])
  }
  return spans.map(([a, b]) => `U+${a.toString(16)}${a === b ? '' : `-${b.toString(16)}`}`).join(',')
}

/** A face's weights reach to the next face's, so that Chromium makes nothing bold itself. */
const weightRange = (face: Face, { faces }: Family): string => {
  const weights = faces.filter(({ style }) => style === face.style).map(({ weight }) => weight)
  const isOnly = weights.length === 1
  return isOnly ? '1 1000' : face.weight === Math.min(...weights) ? '1 500' : '501 1000'
}

async function faceRules(family: Family, face: Face, wanted: readonly number[]): Promise<string[]> {
  const { default: subsetFont } = await import('subset-font')
  const rules: string[] = []
  for (const piece of piecesOf(face.css)) {
    const own = wanted.filter((point) => holds(piece, point))
    if (own.length === 0) continue
    const font = await subsetFont(await readFile(piece.path), String.fromCodePoint(...own), {
      targetFormat: 'sfnt',
      variationAxes: face.axes,
    })
    rules.push(
      `@font-face { font-family: "${family.name}"; font-style: ${face.style}; font-weight: ${weightRange(face, family)}; src: url(data:font/ttf;base64,${Buffer.from(font).toString('base64')}); unicode-range: ${unicodeRange(own)}; }`,
    )
  }
  return rules
}

/** The Han families of languages that do not occur would be embedded for nothing. */
const isAsked = ({ name }: Family, html: string): boolean =>
  name === 'Noto Sans TC'
    ? /lang="zh-(Hant|TW|HK)/i.test(html)
    : name === 'Noto Sans JP'
      ? /lang="ja/i.test(html)
      : name === 'Noto Sans KR'
        ? /lang="ko|\p{Script=Hangul}/iu.test(html)
        : true

const ENTITY = /&#x([0-9a-f]{1,6});|&#(\d{1,7});/gi

/** Every character that stands in the page, sorted; markup and numbered entities count along. */
function codePointsOf(html: string): number[] {
  const points = new Set<number>()
  for (const char of html) points.add(char.codePointAt(0) as number)
  for (const [, hex, decimal] of html.matchAll(ENTITY))
    points.add(hex === undefined ? Number(decimal) : Number.parseInt(hex, 16))
  // What CSS and lists write themselves.
  for (const char of '0123456789•–—‘’“”…/ ') points.add(char.codePointAt(0) as number)
  return [...points].filter((point) => point >= 0x20 && point <= 0x10ffff && !isSurrogate(point)).sort((a, b) => a - b)
}

const isSurrogate = (point: number): boolean => point >= 0xd800 && point <= 0xdfff

/** Style rules with the fonts for this page inside, and the order in which they are asked. */
export async function lettersFor(html: string): Promise<string> {
  const all = codePointsOf(html)
  const usual = families.filter(({ isFallback }) => !isFallback).slice(0, 2)
  const isUsual = (point: number): boolean =>
    usual.every(({ faces: [first] }) => first !== undefined && piecesOf(first.css).some((piece) => holds(piece, point)))
  const rare = all.filter((point) => !isUsual(point))
  // A sequence of emoji is drawn by one font or falls apart, so its joints are wanted beside its parts.
  const joints = [0x200d, 0x20e3, 0xfe0f, ...Array.from({ length: 12 }, (_, i) => '#*0123456789'.charCodeAt(i))]
  const rules: string[] = []
  for (const family of families) {
    if (!isAsked(family, html)) continue
    const wanted = !family.isFallback
      ? all
      : family.name === 'Noto Emoji' && rare.length > 0
        ? [...new Set([...rare, ...joints])].sort((a, b) => a - b)
        : rare
    for (const face of family.faces) rules.push(...(await faceRules(family, face, wanted)))
  }
  return `${rules.join('\n')}\n${languageRules()}`
}
