/** The people-first lens: what it offers agrees with what stood there, and the team has the last word on words. */
import { describe, expect, it } from 'vitest'
import { builtInWords } from '#shared/lenses/people/builtInWords.ts'
import { effectiveWords, type TeamWord, toTerm } from '#shared/lenses/people/wordList.ts'
import { findInBlock } from '#shared/lenses/findLensFindings.ts'

const offers = (text: string, team: readonly TeamWord[] = []) =>
  findInBlock(
    { text, isQuotation: false, start: 0 },
    { enabled: ['people-first'], wordList: effectiveWords(builtInWords, team) },
  ).map((finding) => [finding.text, finding.suggestion])

describe('what is offered', () => {
  it.each([
    ['We wrote to the targets.', [['targets', 'people we hope to work with']]],
    ['We wrote to our targets.', [['targets', 'candidates']]],
    ['Our warm leads live here.', [['leads', 'new contacts']]],
    ['Targets are named in part two.', [['Targets', 'People we hope to work with']]],
    ['Ring each target.', [['target', 'person we hope to work with']]],
    ['An end user wrote.', [['An end user', 'A person who uses it']]],
    ['The end-users wrote.', [['end-users', 'people who use it']]],
    ['Two power users came.', [['power users', 'people who know it well']]],
    ['Our users’ letters lie here.', [['users', null]]],
    ['The user’s wish counts.', [['user’s', null]]],
    ['We segment our customers.', [['segment', 'group']]],
    ['Targeting young parents is rude.', [['Targeting', 'Looking for']]],
  ])('%s', (text, expected) => expect(offers(text)).toEqual(expected))
})

describe('the team’s list', () => {
  const own = (term: string, rewrite: string | null, isEnabled = true): TeamWord => ({ term, rewrite, isEnabled })

  it('adds words, in both numbers, and they count wherever they stand', () => {
    expect(offers('Our evangelists date from May.', [own('evangelist', 'person who likes it')])).toEqual([
      ['evangelists', 'people who like it'],
    ])
    expect(offers('A Power-Customer called.', [own('power customer', 'customer')])).toEqual([
      ['Power-Customer', 'Customer'],
    ])
  })

  it('takes built-in words out, and back in with another offer', () => {
    expect(offers('Our users wrote.', [own('user', null, false)])).toEqual([])
    expect(offers('Our users wrote, says the user manual.', [own('user', 'weaver')])).toEqual([['users', 'weavers']])
    expect(offers('We target young parents; ring our targets.', [own('target', null, false)])).toEqual([])
  })

  it('reads a term as it is kept', () => {
    expect(toTerm('  End‑User ')).toBe('end user')
    expect(offers('The users wrote.', [own('', 'nobody'), own('User', 'weaver')])).toEqual([['users', 'weavers']])
  })
})
