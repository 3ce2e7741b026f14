/** Somebody of the team who lies about the files they are asked for. */
import { expect, it } from 'vitest'
import type { DocId } from '#shared/model/ids.ts'
import type { Message } from '#shared/sync/messages.ts'
import { addText, openCore, temporaryFolder, value } from '#test/support/core.ts'
import { createRogue, resumeFresh, type RogueWire } from '#test/support/sync/rogue.ts'
import { openJoined, raiseStage, untilSame } from '#test/support/sync/team.ts'

it('does without a file whose holder lies about it, and gets it from somebody else', async () => {
  const stage = raiseStage()
  const ada = await openCore(
    temporaryFolder(),
    { create: { name: 'Workshop' }, memberName: 'Ada' },
    { network: stage.network, now: () => stage.time.now() },
  )
  const ben = await openJoined(stage, ada, 'Ben')
  const mallory = createRogue(stage, 1)
  const wire = await mallory.join(ada, 'editor')
  wire.send(resumeFresh)
  await stage.time.advance(2_000)
  stage.wires.partition([ada.sync.self(), mallory.key])
  await stage.time.advance(60_000)
  const source = await addText(ada, 'Said at the wheel.\n\nAnd once more in the yard.')
  const again = await mallory.greet(ada)
  again.send(resumeFresh)
  again.send({
    type: 'want',
    docs: (['library', source] as DocId[]).map((id) => ({ id, vector: new Uint8Array([0]) })),
    mutual: false,
  })
  await stage.time.advance(2_000)
  const documents = again.of('updates').flatMap(({ docs }) => docs)
  expect(documents.map(({ id }) => id)).toContain(source)

  stage.wires.partition([ben.sync.self(), mallory.key])
  await stage.time.advance(60_000)
  const lie = async (tell: (wire: RogueWire, hash: never) => void) => {
    const toBen = await mallory.greet(ben)
    toBen.send(resumeFresh)
    toBen.send({ type: 'updates', docs: documents, seq: null })
    await stage.time.advance(2_000)
    const [asked] = toBen.of('blobWant')
    if (!asked) throw new Error(`Ben asked for nothing: ${JSON.stringify(toBen.got.map(({ type }) => type))}`)
    tell(toBen, asked.hash as never)
    await stage.time.advance(2_000)
    return toBen
  }
  const part = (hash: never, from: number, total: number, bytes: number): Message => ({
    type: 'blobPart',
    hash,
    from,
    total,
    bytes: new Uint8Array(bytes),
  })
  const textOf = async () => value(await ben.query('sourceText', { sourceId: source }))
  // Other bytes than were asked for; a length that is not kept to; one that is not to be believed; no order at all.
  await lie((to, hash) => to.send(part(hash, 0, 100, 100)))
  await stage.time.advance(600)
  const liar = async () =>
    value(await ben.query('team', {}))
      .members.flatMap(({ devices }) => devices)
      .find(({ key }) => key === mallory.key)
  expect(await liar()).toMatchObject({ refusedWhy: 'It sent a file that is not the one that was asked for.' })
  await lie((to, hash) => {
    to.send(part(hash, 0, 100, 50))
    to.send(part(hash, 50, 60, 20))
  })
  await lie((to, hash) => to.send(part(hash, 0, 2 ** 40, 50)))
  await lie((to, hash) => {
    for (let at = 0; at < 100; at++) to.send(part(hash, 77, 100, 1))
  })
  expect((await liar())?.refused).toBeGreaterThanOrEqual(4)
  // Nothing at all: somebody else is asked when its time is over.
  const silent = await lie(() => undefined)
  expect(await textOf()).toBeNull()
  expect(silent.closed()).toBeUndefined()
  stage.wires.heal()
  expect(await untilSame(stage, [ada, ben])).toBe(true)
  // Ada is called again after a pause; the silence is over by then too.
  await stage.time.advance(150_000)
  expect((await textOf())?.extraction.text).toContain('in the yard')
}, 60_000)
