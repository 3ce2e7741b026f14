import * as fc from 'fast-check'
import * as Y from 'yjs'
import assert from 'node:assert'
import { noteFromMarkdown, noteToMarkdown } from '#shared/editor/noteText.ts'
import { markdownDocument, markdownSoup } from './markdownGenerator.ts'
import { meaningOf } from './markdownMeaning.ts'
const through = (m: string) => {
  const d = new Y.Doc()
  noteFromMarkdown(d, m)
  return noteToMarkdown(d)
}
const ok = (m: string) => {
  const once = through(m)
  assert.deepStrictEqual(meaningOf(once), meaningOf(m))
  assert.equal(through(once), once)
  return true
}
const [from = 1, to = 20, which = 'doc', runs = 150] = process.argv.slice(2)
let n = 0
for (let seed = +from; seed <= +to; seed++) {
  const arb = which === 'doc' ? markdownDocument : markdownSoup.map((s) => s.replace(/\r\n|[\0\uD800]/g, ''))
  const r = fc.check(fc.property(arb, ok), { numRuns: +runs, seed, interruptAfterTimeLimit: 20000 })
  n += r.numRuns
  if (r.failed && r.counterexample) {
    const m = r.counterexample[0] as string
    let o = ''
    try {
      o = through(m)
    } catch (e) {
      o = 'THROW ' + (e as Error).stack
    }
    console.log('SEED', seed, JSON.stringify(m))
    console.log('  ->', JSON.stringify(o))
    try {
      const p = through(o)
      if (p !== o) console.log('  =>', JSON.stringify(p))
    } catch {}
    try {
      assert.deepStrictEqual(meaningOf(o), meaningOf(m))
    } catch (e) {
      console.log(JSON.stringify(meaningOf(m)), '\n', JSON.stringify(meaningOf(o)))
    }
  }
}
console.log('runs', n)
