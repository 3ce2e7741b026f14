/** When two devices are compared, seen from the one that asks. */
import { expect, it } from 'vitest'
import { createComparison } from '#core/sync/comparison.ts'
import type { Held } from '#core/sync/digests.ts'
import type { ExchangeParts, ExchangeWire } from '#core/sync/exchange.ts'
import type { DocId } from '#shared/model/ids.ts'
import type { Message } from '#shared/sync/messages.ts'
import { createVirtualTime } from '#test/support/sync/virtualTime.ts'

/** How long the wire takes to take a message. */
const TAKES_MS = 30
const digest = new Uint8Array(32).fill(1)
const held: Held = {
  root: () => digest,
  documents: 256,
  buckets: () => new Uint8Array(256 * 32).fill(1),
  bucket: (index) => [{ id: `n_${index}` as DocId, digest }],
}

function leader() {
  const time = createVirtualTime()
  const sent: Message[] = []
  const parts: Pick<ExchangeParts, 'db' | 'digests' | 'identity' | 'timers'> = {
    db: { get: () => ({ seq: 7 }) } as never,
    digests: { refresh: (then) => then(held) },
    identity: { epoch: 'here' } as never,
    timers: time,
  }
  const wire: Pick<ExchangeWire, 'leads' | 'send'> = {
    leads: true,
    send: async (message) => {
      sent.push(message)
      await new Promise<void>((resolve) => time.after(TAKES_MS, resolve))
    },
  }
  const asked: DocId[] = []
  const comparison = createComparison(parts as ExchangeParts, wire as ExchangeWire, {
    give: () => undefined,
    ask: (ids) => asked.push(...ids),
  })
  const roots = () => sent.filter(({ type }) => type === 'root').length
  return { time, sent, comparison, roots }
}

it('asks again only when what differs has been told and things are quiet', async () => {
  const { time, sent, comparison, roots } = leader()
  comparison.compare()
  comparison.handle({ type: 'buckets', digests: new Uint8Array(256 * 32) })
  await time.advance(256 * TAKES_MS)
  expect(roots()).toBe(1)
  expect(sent.flatMap((message) => (message.type === 'bucket' ? [message.index] : []))).toEqual(
    Array.from({ length: 256 }, (_, index) => index),
  )
  // The other side wants them: as long as it does, nothing is quiet.
  for (let at = 0; at < 20; at++) {
    comparison.stirred()
    await time.advance(300)
  }
  expect(roots()).toBe(1)
  await time.advance(2_000)
  expect(roots()).toBe(2)
})
