/** Logos by their content: whole pictures come in without their metadata, anything else gets a sentence. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { isDrawing, isWholeLogo, readLogo } from '#core/exporters/logo/readLogo.ts'
import { doOfficeJob } from '#core/exporters/office/doOfficeJob.ts'
import { BlobHash } from '#shared/model/ids.ts'
import { failure, value } from '#test/support/core.ts'
import { jpegLogo, pngLogo, svgLogo } from '#test/support/logos.ts'

const hash = BlobHash.parse('0'.repeat(64))
const has = (bytes: Uint8Array, words: string): boolean => Buffer.from(bytes).includes(words)

it('takes a picture without what it says of who made it', () => {
  const png = pngLogo(30, 10, ['Author\0Ines Quill'])
  for (const [bytes, name, type, width, height] of [
    [png, 'Ines', 'png', 30, 10],
    [jpegLogo, 'Secret', 'jpg', 60, 20],
  ] as const) {
    expect(has(bytes, name)).toBe(true)
    const read = value(readLogo(bytes, 'a logo'))
    expect(read).toMatchObject({ type, width, height })
    expect(has(read.bytes, name)).toBe(false)
    // Read again it is the same.
    expect(value(readLogo(read.bytes, 'a logo')).bytes).toEqual(read.bytes)
    expect(isWholeLogo(read.bytes, { hash, bytes: read.bytes.byteLength, type, width, height })).toBe(true)
    expect(isWholeLogo(read.bytes, { hash, bytes: read.bytes.byteLength, type, width: 31, height })).toBe(false)
  }
})

it('refuses what is too large, cut off, or something else', () => {
  expect(failure(readLogo(pngLogo(2401, 1), 'wide.png'))).toBe('FileTooLarge')
  expect(failure(readLogo(new TextEncoder().encode('GIF89a…'), 'old.gif'))).toBe('FileKindUnknown')
  expect(failure(readLogo(new Uint8Array(), 'nothing.png'))).toBe('FileKindUnknown')
  // A picture that says it is small and unpacks to far more.
  const bomb = Buffer.from(pngLogo(2000, 2000))
  bomb.writeUInt32BE(4, 16)
  expect(failure(readLogo(bomb, 'bomb.png'))).toBe('FileBroken')
})

it('refuses kinds of pixels that there are not, however much they would unpack to', () => {
  for (const [depth, colour] of [
    [255, 6],
    [64, 2],
    [8, 5],
    [3, 0],
    [16, 3],
  ] as const)
    expect(failure(readLogo(pngLogo(20, 7, [], { depth, colour }), 'strange.png'))).toBe('FileBroken')
  expect(readLogo(pngLogo(20, 7, [], { depth: 8, colour: 0 }), 'grey.png').ok).toBe(true)
})

it('never fails otherwise than by a sentence, wherever a file is cut or changed', () => {
  const whole = [pngLogo(20, 7, ['Title\0x']), jpegLogo]
  fc.assert(
    fc.property(fc.constantFrom(...whole), fc.nat(400), fc.nat(255), fc.boolean(), (bytes, at, byte, isCut) => {
      const place = at % bytes.length
      const changed = isCut ? bytes.slice(0, place) : bytes.with(place, byte)
      const read = readLogo(changed, 'x')
      if (!read.ok) expect(['FileBroken', 'FileKindUnknown', 'FileTooLarge']).toContain(read.error.code)
      if (isCut) expect(read.ok).toBe(false)
    }),
    { numRuns: 300 },
  )
})

it('makes a drawing a picture, in which nothing runs and nothing is fetched', async () => {
  const svg = svgLogo('<script>alert(1)</script><image href="file:///etc/hostname" width="4" height="4"/>')
  expect(isDrawing(svg)).toBe(true)
  expect(isDrawing(new TextEncoder().encode('<html><svg></svg></html>'))).toBe(false)
  const png = await doOfficeJob({ kind: 'logo', svg })
  expect(value(readLogo(png, 'logo.svg'))).toMatchObject({ type: 'png', width: 1200, height: 300 })
  await expect(doOfficeJob({ kind: 'logo', svg: new TextEncoder().encode('<svg') })).rejects.toBeDefined()
})
