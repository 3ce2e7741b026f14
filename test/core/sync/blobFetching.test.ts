import { expect, it } from 'vitest'
import { createBlobFetching } from '#core/sync/blobFetching.ts'
import { BlobHash } from '#shared/model/ids.ts'
import { DeviceKey } from '#shared/sync/transport.ts'

const hash = BlobHash.parse('0'.repeat(64))
const [ada, ben, cem] = ['a', 'b', 'c'].map((digit) => DeviceKey.parse(digit.repeat(64))) as [
  DeviceKey,
  DeviceKey,
  DeviceKey,
]

function connected() {
  const asked: DeviceKey[] = []
  const open = new Map([ada, ben, cem].map((key) => [key, { wantBlob: () => void asked.push(key) }]))
  return { asked, open, fetching: createBlobFetching(open) }
}

it('asks for a text first who sent the document that names it, then the others, each once', async () => {
  const { asked, fetching } = connected()
  fetching.fetchAll([hash], ben)
  expect(asked).toEqual([ben])
  fetching.fetchAll([hash], cem)
  const done = fetching.fetch(hash)
  for (let told = 0; told < 3; told++) fetching.missing(hash)
  expect(asked).toEqual([ben, ada, cem])
  expect(await done).toBe(false)
})

it('asks others when who was asked leaves, and again when it is back', () => {
  const { asked, open, fetching } = connected()
  fetching.fetchAll([hash], cem)
  open.delete(cem)
  fetching.left(cem)
  expect(asked).toEqual([cem, ada])
  open.set(cem, { wantBlob: () => void asked.push(cem) })
  fetching.missing(hash)
  fetching.missing(hash)
  expect(asked).toEqual([cem, ada, ben, cem])
})
