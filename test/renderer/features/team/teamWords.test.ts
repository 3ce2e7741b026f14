// @vitest-environment jsdom
/** What is said about devices, sync and changes: only what is known. */
import { describe, expect, it } from 'vitest'
import { hueOf, presentAt, readOnlyBecause } from '#renderer/app/team.ts'
import { footWords } from '#renderer/app/syncWords.ts'
import { briefByPerson, briefSummary, rowWords, titleWords } from '#renderer/features/team/briefWords.ts'
import { briefRoute, placeToRoute } from '#renderer/features/team/places.ts'
import { movedWords, movesSummary, pieceWords } from '#renderer/features/team/moveWords.ts'
import { headline, holdsWords, reachWords, refusedWords } from '#renderer/features/team/teamWords.ts'
import type { BriefPiece, BriefRow, BriefStateMove, SyncStatus } from '#shared/contract/team.ts'
import { createId } from '#shared/model/ids.ts'
import { aDevice, aMember, aTeam } from './aTeam.ts'

const status = (state: SyncStatus['state'], others = 2, holding = 1, online = 1): SyncStatus => ({
  state,
  others,
  holding,
  online,
})

describe('a device', () => {
  it('that was never compared is not said to hold anything', () => {
    expect(holdsWords(aDevice({ lacks: null }))).toBe('Not compared yet')
    expect(holdsWords(aDevice({ lacks: 0 }))).toBe('Has everything')
    expect(holdsWords(aDevice({ lacks: 1 }))).toBe('Lacks 1 change')
    expect(holdsWords(aDevice({ lacks: 0, busy: true }))).toBe('Exchanging now')
  })
  it('that is away says since when, and one never met says that', () => {
    const now = new Date(2026, 4, 3, 15, 0)
    const at = new Date(2026, 4, 3, 9, 10).getTime()
    expect(reachWords(aDevice({ reach: 'offline', lastSeen: at }), now)).toBe('Offline since today 09:10')
    expect(reachWords(aDevice({ reach: 'offline', lastSeen: null }), now)).toBe('Never met')
  })
  it('whose messages were refused is counted, with the reason', () => {
    expect(refusedWords(aDevice({ refused: 0 }))).toBeNull()
    expect(refusedWords(aDevice({ refused: 1, refusedWhy: 'too long' }))).toBe(
      '1 message was refused; the last one: too long',
    )
  })
})

describe('the foot', () => {
  it('never says that others hold what they were not seen to hold', () => {
    expect(footWords(status('offline', 2, 0, 0), aTeam()).words).toContain('On no other device yet.')
    expect(footWords(status('alone', 0, 0, 0), null).words).toBe('Only on this computer so far.')
    expect(footWords(status('sameEverywhere', 2, 2), aTeam()).words).toBe('Also on 2 devices.')
    expect(footWords(status('sameEverywhere', 1, 1), aTeam()).words).toBe('Also on 1 device.')
  })
  it('names the one that waits', () => {
    const team = aTeam([aMember({ name: 'Amara', devices: [aDevice({ name: 'Amara’s laptop', lacks: 3 })] })])
    expect(footWords(status('waiting', 1, 0), team).words).toContain('Amara’s laptop waits for changes.')
  })
  it('says that one was taken out, whatever else is known', () => {
    expect(footWords(status('sameEverywhere', 1, 1), { ...aTeam(), removed: true }).words).toContain('no longer')
  })
})

describe('the panel’s first words', () => {
  it('name who is here', () => {
    const team = aTeam([aMember({ name: 'Tobias', devices: [aDevice({ reach: 'relayed' })] })])
    expect(headline(team, status('sameEverywhere', 2, 2)).title).toBe('The same on all three devices')
    expect(headline(team, status('sameEverywhere', 2, 2)).detail).toContain('Tobias is here now.')
  })
})

describe('who is at a place', () => {
  const noteId = createId('n')
  it('is named once for two devices, never when offline, never oneself', () => {
    const at = [{ view: 'notes', id: noteId }]
    const team = aTeam([
      aMember({ name: 'Tobias', devices: [aDevice({ places: at }), aDevice({ places: at })] }),
      aMember({ name: 'Gone', devices: [aDevice({ reach: 'offline', places: at })] }),
    ])
    expect(presentAt(team, noteId).map(({ name }) => name)).toEqual(['Tobias'])
  })
  it('has a hue that does not depend on the order in which members are listed', () => {
    const members = [aMember({}), aMember({}), aMember({})]
    const team = aTeam(members)
    const turned = { ...team, members: team.members.toReversed() }
    for (const { memberId } of members) expect(hueOf(turned, memberId)).toBe(hueOf(team, memberId))
    expect(new Set(members.map(({ memberId }) => hueOf(team, memberId))).size).toBe(3)
  })
})

describe('who may not write', () => {
  it('is told why in one sentence', () => {
    expect(readOnlyBecause({ role: 'editor', removed: false })).toBeUndefined()
    expect(readOnlyBecause({ role: 'viewer', removed: false })).toContain('viewer')
    expect(readOnlyBecause({ role: 'owner', removed: true })).toContain('no longer')
    expect(readOnlyBecause(null)).toBeUndefined()
  })
})

describe('the brief', () => {
  const row = (patch: Partial<BriefRow>): BriefRow => ({
    kind: 'note',
    what: 'changed',
    id: createId('n'),
    sourceId: null,
    inside: null,
    decided: null,
    title: 'A title',
    by: 'Tobias',
    at: 5,
    ...patch,
  })
  it('puts people first and nobody last', () => {
    const rows = [row({ by: null }), row({ by: null }), row({}), row({ by: 'Amara' }), row({ by: 'Amara' })]
    expect(briefByPerson(rows).map(({ name }) => name)).toEqual(['Amara', 'Tobias', 'Somebody'])
    expect(briefSummary({ since: null, total: 5, rows })).toBe('5 changes, by Amara and Tobias.')
  })
  it('says what was done in plain words', () => {
    expect(rowWords(row({ kind: 'coding', what: 'trashed' }))).toBe('Took a coding back')
    expect(rowWords(row({ kind: 'source', what: 'trashed' }))).toBe('Moved a source to the trash')
    expect(rowWords(row({ kind: 'quote', what: 'added' }))).toBe('Added a quote')
    const settled = row({ kind: 'settlement', what: 'added', decided: 'both readings stand' })
    expect(rowWords(settled)).toBe('Settled a disagreement: both readings stand')
    expect(titleWords(row({ kind: 'note', title: '' }))).toBe('Untitled note')
    expect(titleWords(row({ kind: 'interaction', title: '' }))).toBe('Without a name')
    expect(rowWords({ ...settled, what: 'trashed' })).toBe('Opened a disagreement again')
  })
  it('leads to the quote in its source, to the trash, and nowhere for what cannot be opened', () => {
    const sourceId = createId('s')
    const quoteId = createId('q')
    expect(briefRoute(row({ kind: 'coding', id: quoteId, sourceId }))).toEqual({ place: 'library', sourceId, quoteId })
    expect(briefRoute(row({ kind: 'coding', id: sourceId, sourceId }))).toEqual({ place: 'library', sourceId })
    expect(briefRoute(row({ kind: 'quote', what: 'trashed', id: quoteId, sourceId }))).toEqual({ place: 'trash' })
    expect(briefRoute(row({ kind: 'quote', id: quoteId, sourceId: null }))).toBeNull()
    const settled = row({ kind: 'settlement', what: 'added', id: createId('a'), sourceId, inside: quoteId })
    const queue = { place: 'insight', tab: 'agreement', queue: 'settled' }
    expect(briefRoute(settled)).toEqual({ ...queue, passage: quoteId })
    expect(briefRoute({ ...settled, inside: '"] *' })).toEqual(queue)
    expect(briefRoute({ ...settled, what: 'trashed' })).toMatchObject({ queue: 'open' })
  })
  it('opens no place that another device made up', () => {
    expect(placeToRoute({ view: 'notes', id: '../../etc' })).toBeNull()
    expect(placeToRoute({ view: 'constructor', id: createId('n') })).toBeNull()
    expect(placeToRoute({ view: 'library', id: createId('n') })).toBeNull()
  })
})

describe('what moved while one was away', () => {
  const move = (n: number): BriefStateMove => ({
    was: 'strong',
    now: 'weakening',
    next: { title: 'Ask how they are', detail: '' },
    people: Array.from({ length: n }, () => ({ personId: createId('h'), name: 'Nora', reason: '', also: [] })),
  })
  it('is counted in words, with where from and where to', () => {
    expect(movedWords(move(2))).toBe('2 people moved from Strong to Weakening')
    expect(movedWords(move(1))).toBe('1 person moved from Strong to Weakening')
    expect(movesSummary({ since: 1, states: [move(2)], verdicts: [] })).toBe('2 people moved from Strong to Weakening.')
    expect(movesSummary({ since: 1, states: null, verdicts: [] })).toBe('')
  })
  it('says of a piece who put it there, or that it does not count any more', () => {
    const piece: BriefPiece = {
      target: createId('q'),
      kind: 'quote',
      stance: 'disputes',
      what: 'added',
      text: 'Nobody came twice.',
      sourceTitle: '',
      by: 'Tobias',
    }
    expect(pieceWords(piece)).toBe('Tobias put against it')
    expect(pieceWords({ ...piece, by: null })).toBe('New against it')
    expect(pieceWords({ ...piece, what: 'trashed', by: null })).toBe('A quote that spoke against it lies in the trash')
    expect(pieceWords({ ...piece, what: 'removed', stance: 'supports', kind: 'observation', by: null })).toBe(
      'An observation that spoke for it was taken off',
    )
  })
})
