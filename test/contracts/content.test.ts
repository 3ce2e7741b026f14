/** What must not be in the project: other people's sentences, and traces of the machine it was made on. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { isText, ROOT, trackedFiles } from '#test/support/tracked.ts'

const SEEDS = join(ROOT, '..', 'shared', 'seeds')
const RUN = 8

const texts = trackedFiles()
  .filter(isText)
  .map((path) => ({ path, text: readFileSync(join(ROOT, path), 'utf8') }))

/** Lower-case words without punctuation, so that a changed comma does not hide a copied sentence. */
const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []

/** Every run of eight words; a string of code that ends its line ends the run. */
function* runsOf(text: string): Generator<string> {
  for (const part of text.split(/['"`][,)\]}\s]*\n/)) {
    const words = wordsOf(part)
    for (let i = 0; i + RUN <= words.length; i++) yield words.slice(i, i + RUN).join(' ')
  }
}

/** Titles are facts about a page, which a test of its import must name: short lines without a full stop at its head. */
const titlesOf = (page: string): string[] =>
  page
    .split('\n')
    .filter((line) => line.trim())
    .slice(0, 5)
    .filter((line) => wordsOf(line).length <= 10 && !/[.?!]\s*$/.test(line))

/** What a widespread blog system prints under every form of every site: nobody's wording, and an importer must know it. */
const FORM_TEXT = 'Your email address will not be published. Required fields are marked'

describe('the words in the project are its own', () => {
  it.skipIf(!existsSync(SEEDS))('share no run of eight words with the pages to be imported', () => {
    const pages = readdirSync(SEEDS).map((name) => readFileSync(join(SEEDS, name), 'utf8'))
    const theirs = new Set(pages.flatMap((page) => [...runsOf(page)]))
    for (const known of [...pages.flatMap(titlesOf), FORM_TEXT]) for (const run of runsOf(known)) theirs.delete(run)
    expect(theirs.size).toBeGreaterThan(1_000)
    const copied = texts.flatMap(({ path, text }) =>
      [...runsOf(text)].filter((run) => theirs.has(run)).map((run) => `${path}: ${run}`),
    )
    expect(copied).toEqual([])
  })
})

describe('no file tells of the machine it was written on', () => {
  // Put together here, so that this file does not find itself.
  const traces: readonly [string, RegExp][] = [
    [
      'a path of a home or work folder',
      new RegExp(`(?<![\\w.#:)*-])/(?:${['work', 'root', 'home/[a-z]+', 'Users/[a-z]+'].join('|')})/`),
    ],
    [
      'the host of a registry',
      new RegExp(['registry\\.(?:npmjs|yarnpkg)', 'deb\\.debian', 'pypi\\.org', 'artifactory', 'jfrog'].join('|'), 'i'),
    ],
    ['a resolved address in the lock', /"resolved": "http/],
  ]

  it.each(traces)('%s', (_name, trace) => {
    const found = texts
      .filter(({ path }) => path !== 'test/contracts/content.test.ts')
      .flatMap(({ path, text }) =>
        text
          .split('\n')
          .flatMap((line, i) => (trace.test(line) ? [`${path}:${i + 1}: ${line.trim().slice(0, 120)}`] : [])),
      )
    expect(found).toEqual([])
  })
})

describe('no rule is switched off in silence', () => {
  it('each linter comment states its reason', () => {
    const silent = texts
      .filter(({ path }) => /\.(ts|tsx|mjs)$/.test(path) && path !== 'test/contracts/content.test.ts')
      .flatMap(({ path, text }) =>
        text
          .split('\n')
          .flatMap((line, i) =>
            /(?:oxlint|eslint)-disable|biome-ignore|@ts-expect-error/.test(line) && !/ -- \S|: \S/.test(line)
              ? [`${path}:${i + 1}`]
              : [],
          ),
      )
    expect(silent).toEqual([])
  })
})
