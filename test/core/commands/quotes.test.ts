import { describe, expect, it } from 'vitest'
import type { CodeId } from '#shared/model/ids.ts'
import { addText, failure, newCore, scope, value } from '#test/support/core.ts'

const text = 'A weaver wrote.\n\nShe asked for nothing, and 🧵 she meant it.\n\nShe asked for nothing else.'
const code = (name: string) => name as CodeId

describe('addQuote', () => {
  it('stores words, place in code points, codings and memo', async () => {
    const { core } = await newCore()
    const sourceId = await addText(core, text)
    const { quoteId } = value(
      core.execute(
        'addQuote',
        {
          sourceId,
          place: { exact: 'she meant it' },
          codings: [{ codeId: code('R1.FREE'), stance: 'supports' }],
          memo: 'Ask her',
        },
        scope,
      ),
    )
    const quote = value(await core.query('quote', { quoteId }))
    const printed = [...(value(await core.query('sourceText', { sourceId }))?.extraction.text ?? '')]
    expect(quote).toMatchObject({ exact: 'she meant it', memo: 'Ask her', anchor: 'exact', createdByName: 'Ada' })
    expect(printed.slice(quote?.start, quote?.end).join('')).toBe('she meant it')
    expect(quote?.codings).toMatchObject([{ codeId: 'R1.FREE', stance: 'supports', coderName: 'Ada' }])
  })

  it('refuses words that are not there, there twice, or no words; and groups; and changes nothing then', async () => {
    const { core } = await newCore()
    const sourceId = await addText(core, text)
    const add = (place: Parameters<typeof core.execute<'addQuote'>>[1]['place'], codeName = 'R1.FREE') =>
      core.execute('addQuote', { sourceId, place, codings: [{ codeId: code(codeName), stance: 'supports' }] }, scope)
    expect(failure(add({ exact: 'a purple loom' }))).toBe('QuoteTextNotFound')
    expect(failure(add({ exact: 'She asked for nothing' }))).toBe('QuoteTextAmbiguous')
    expect(failure(add({ start: 15, end: 17 }))).toBe('QuoteTextNotFound')
    expect(failure(add({ exact: 'weaver' }, 'R1'))).toBe('CodeNotCodable')
    expect(failure(core.execute('addQuote', { sourceId: 'nonsense', place: { exact: 'x' } }, scope))).toBe(
      'InvalidInput',
    )
    expect(value(await core.query('quotes', {})).total).toBe(0)
    expect(value(await core.query('verify', {})).problems).toEqual([])
  })

  it('trims the white space at the edges of a selection', async () => {
    const { core } = await newCore()
    const sourceId = await addText(core, text)
    const { quoteId } = value(core.execute('addQuote', { sourceId, place: { start: 1, end: 9 } }, scope))
    expect(value(await core.query('quote', { quoteId }))).toMatchObject({ exact: 'weaver', start: 2, end: 8 })
  })

  it('answers a command sent twice from its receipt', async () => {
    const { core } = await newCore()
    const sourceId = await addText(core, text)
    const input = { sourceId, place: { exact: 'weaver' } }
    const first = value(core.execute('addQuote', input, { scope: 'w', commandId: 'once' }))
    const again = value(core.execute('addQuote', input, { scope: 'w', commandId: 'once' }))
    expect(again).toEqual(first)
    expect(value(await core.query('quotes', {})).total).toBe(1)
  })
})

describe('codings', () => {
  it('keep one decision per coder, are taken off through a merged code, and count under it', async () => {
    const { core } = await newCore()
    const sourceId = await addText(core, text)
    const { codeId } = value(core.execute('addCode', { name: 'Letters', parent: code('R1') }, scope))
    const { quoteId } = value(
      core.execute(
        'addQuote',
        { sourceId, place: { exact: 'weaver' }, codings: [{ codeId, stance: 'supports' }] },
        scope,
      ),
    )
    value(core.execute('setCoding', { target: quoteId, codeId, stance: 'disputes' }, scope))
    value(core.execute('mergeCodes', { from: codeId, into: code('R1.HELP') }, scope))
    const quote = value(await core.query('quote', { quoteId }))
    expect(quote?.codings).toMatchObject([{ codeId: 'R1.HELP', stance: 'disputes' }])
    const codes = value(await core.query('codes', {}))
    expect(codes.find((each) => each.codeId === 'R1.HELP')?.quotes).toBe(1)
    expect(codes.some((each) => each.codeId === codeId)).toBe(false)
    value(core.execute('setCoding', { target: quoteId, codeId: code('R1.HELP'), stance: null }, scope))
    expect(value(await core.query('quote', { quoteId }))?.codings).toEqual([])
    value(core.execute('undo', {}, scope))
    value(core.execute('undo', {}, scope))
    expect(value(await core.query('quote', { quoteId }))?.codings).toMatchObject([{ codeId, stance: 'disputes' }])
  })

  it('stand on a source as a whole too', async () => {
    const { core } = await newCore()
    const sourceId = await addText(core, text)
    value(core.execute('setCoding', { target: sourceId, codeId: code('P2.MIX'), stance: 'illustrates' }, scope))
    expect(value(await core.query('source', { sourceId }))?.codings).toMatchObject([{ codeId: 'P2.MIX' }])
    expect(value(await core.query('sources', { show: 'uncoded' })).total).toBe(0)
  })
})
