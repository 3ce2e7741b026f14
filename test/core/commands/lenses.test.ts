/** What a team makes of the lenses: dismissals with their reasons, words of its own, and the evidence on both sides. */
import { describe, expect, it, vi } from 'vitest'
import { findInBlock } from '#shared/lenses/findLensFindings.ts'
import { findingKey } from '#shared/lenses/findingKey.ts'
import { CodeId, NoteId } from '#shared/model/ids.ts'
import { addText, newCore, scope, value } from '#test/support/core.ts'

const finding = (text: string) => {
  const found = findInBlock({ text, isQuotation: false, start: 0 })[0]
  if (!found) throw new Error(`nothing found in ${text}`)
  return found
}

describe('a finding', () => {
  it('is dismissed with a reason and a name, is recalled, and both can be undone', async () => {
    const { core } = await newCore()
    const { noteId } = value(core.execute('createNote', { title: 'Plan', markdown: 'We wrote to our targets.' }, scope))
    const { lens, ...rest } = finding('We wrote to our targets.')
    const about = { target: noteId, lens, key: findingKey(rest) }
    const standing = async () => value(await core.query('lensDismissals', { target: noteId }))
    value(core.execute('dismissFinding', { ...about, reason: ' These are sales targets. ' }, scope))
    expect(await standing()).toEqual([
      {
        lens,
        key: about.key,
        reason: 'These are sales targets.',
        byName: expect.any(String) as unknown,
        at: expect.any(Number) as unknown,
      },
    ])
    value(core.execute('recallFinding', about, scope))
    expect(await standing()).toEqual([])
    value(core.execute('undo', {}, scope))
    expect(await standing()).toHaveLength(1)
    value(core.execute('undo', {}, scope))
    expect(await standing()).toEqual([])
    expect(value(await core.query('verify', {}))).toMatchObject({ ok: true, problems: [] })
  })

  it('needs a reason and a text', async () => {
    const { core } = await newCore()
    const { noteId } = value(core.execute('createNote', { title: 'Plan' }, scope))
    const about = { lens: 'reach' as const, key: 'abcdefghijk' }
    expect(core.execute('dismissFinding', { ...about, target: noteId, reason: ' ' }, scope)).toMatchObject({
      ok: false,
    })
    const nowhere = NoteId.parse(`n_${'0'.repeat(22)}`)
    expect(core.execute('dismissFinding', { ...about, target: nowhere, reason: 'Fine' }, scope)).toMatchObject({
      ok: false,
      error: { code: 'NoteNotFound' },
    })
    expect(value(await core.query('lensDismissals', { target: nowhere }))).toEqual([])
  })

  it('of a plan’s step stands with the step', async () => {
    const { core } = await newCore()
    const { planId } = value(core.execute('createPlan', { title: 'Programme' }, scope))
    const text = 'Send gift cards to our reviewers'
    const { stepId } = value(core.execute('addStep', { planId, phase: 'P4', text }, scope))
    const found = finding(text)
    const about = { target: stepId, lens: found.lens, key: findingKey(found) }
    value(core.execute('dismissFinding', { ...about, reason: 'Agreed once, for expenses.' }, scope))
    expect(value(await core.query('lensDismissals', { target: stepId }))).toMatchObject([{ key: about.key }])
    const ofPlan = async () => value(await core.query('planDismissals', { planId }))
    expect(await ofPlan()).toEqual([{ stepId, lens: about.lens, key: about.key }])
    value(core.execute('undo', {}, scope))
    expect(await ofPlan()).toEqual([])
    value(core.execute('redo', {}, scope))
    expect(await ofPlan()).toHaveLength(1)
    expect(value(await core.query('verify', {}))).toMatchObject({ ok: true, problems: [] })
  })
})

describe('a finding’s key', () => {
  it('holds while the sentence does, and not longer', () => {
    const key = (text: string) => findingKey(finding(text))
    expect(key('We wrote to our targets.')).toBe(key('We  wrote to our Targets.'))
    expect(key('We wrote to our targets.')).not.toBe(key('We rang our targets.'))
    expect(key('We wrote to our targets.')).toMatch(/^[0-9a-z]{11,12}$/)
  })
})

describe('the word list', () => {
  it('keeps what the team said of a word, as the lens reads it', async () => {
    const { core } = await newCore()
    const words = async () => value(await core.query('lensWords', {}))
    value(core.execute('setLensWord', { term: ' Power-Customer ', rewrite: 'customer', isEnabled: true }, scope))
    value(core.execute('setLensWord', { term: 'user', rewrite: null, isEnabled: false }, scope))
    expect(await words()).toEqual([
      { term: 'power customer', rewrite: 'customer', isEnabled: true },
      { term: 'user', rewrite: null, isEnabled: false },
    ])
    value(core.execute('resetLensWord', { term: 'USER' }, scope))
    expect(await words()).toHaveLength(1)
    value(core.execute('undo', {}, scope))
    expect(await words()).toHaveLength(2)
    for (const term of ['', '   ', 'a/b', 'x'.repeat(61), 'no*'])
      expect(core.execute('setLensWord', { term, rewrite: null, isEnabled: true }, scope)).toMatchObject({ ok: false })
  })
})

describe('evidence on the code of a lens', () => {
  it('counts quotes on both sides, once each, and none from the trash', async () => {
    const { core } = await newCore()
    const sourceId = await addText(core, 'They said one thing, then two, then three.')
    const R9_PAY = CodeId.parse('R9.PAY')
    const counts = async () => value(await core.query('lensEvidence', {})).find((row) => row.codeId === R9_PAY)
    expect(await counts()).toEqual({ codeId: R9_PAY, supporting: 0, disputing: 0 })
    const quote = (exact: string, stance: 'supports' | 'disputes' | 'illustrates') =>
      value(core.execute('addQuote', { sourceId, place: { exact }, codings: [{ codeId: R9_PAY, stance }] }, scope))
        .quoteId
    quote('one', 'supports')
    quote('two', 'illustrates')
    const third = quote('three', 'disputes')
    expect(await counts()).toEqual({ codeId: R9_PAY, supporting: 2, disputing: 1 })
    value(core.execute('trash', { ids: [third] }, scope))
    expect(await counts()).toEqual({ codeId: R9_PAY, supporting: 2, disputing: 0 })
  })
})

it('does not take a dismissal for an edit of the note', async () => {
  const { core } = await newCore()
  const { noteId } = value(core.execute('createNote', { title: 'Spring', markdown: 'We ring the targets.' }, scope))
  const editedAt = async () => value(await core.query('notes', {})).rows.find((row) => row.noteId === noteId)?.editedAt
  const before = await editedAt()
  await vi.waitFor(() => expect(Date.now()).toBeGreaterThan(before ?? 0))
  const { lens, ...rest } = finding('We ring the targets.')
  const about = { target: noteId, lens, key: findingKey(rest) }
  value(core.execute('dismissFinding', { ...about, reason: 'a rifle club' }, scope))
  expect(await editedAt()).toBe(before)
  value(core.execute('recallFinding', about, scope))
  expect(await editedAt()).toBe(before)
  expect(value(await core.query('verify', {})).problems).toEqual([])
  value(core.execute('renameNote', { noteId, title: 'Autumn' }, scope))
  expect(await editedAt()).toBeGreaterThan(before ?? 0)
})
