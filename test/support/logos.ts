/** Pictures that somebody might choose as a logo. */
import { deflateSync, crc32 } from 'node:zlib'

/** 60 by 20 pixels, with a comment that names somebody. */
export const jpegLogo = Uint8Array.from(
  Buffer.from(
    '/9j/4AAQSkZJRgABAQAAAQABAAD//gANSmFuZSBTZWNyZXT/2wBDABQODxIPDRQSEBIXFRQYHjIhHhwcHj0sLiQySUBMS0dARkVQWnNiUFVtVkVGZIhlbXd7gYKBTmCNl4x9lnN+gXz/2wBDARUXFx4aHjshITt8U0ZTfHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHz/wAARCAAUADwDASIAAhEBAxEB/8QAFwABAQEBAAAAAAAAAAAAAAAAAAQDBf/EABcQAQEBAQAAAAAAAAAAAAAAAAASARH/xAAXAQEBAQEAAAAAAAAAAAAAAAAABgQF/8QAGBEBAAMBAAAAAAAAAAAAAAAAAAERFGH/2gAMAwEAAhEDEQA/AOPZaey2nDx2tiiy09lmHhsUWWnssw8Niiy09lmHhsYd07oKWoT9yd07oFQXJ3TugVBcndO6BUFy/9k=',
    'base64',
  ),
)

function chunk(name: string, body: Uint8Array): Buffer {
  const head = Buffer.alloc(4)
  head.writeUInt32BE(body.byteLength)
  const named = Buffer.concat([Buffer.from(name, 'latin1'), body])
  const check = Buffer.alloc(4)
  check.writeUInt32BE(crc32(named))
  return Buffer.concat([head, named, check])
}

/** Grey, of any size; `texts` are chunks that say something about the picture, `kind` what its head says of its pixels. */
export function pngLogo(
  width: number,
  height: number,
  texts: readonly string[] = [],
  kind = { depth: 8, colour: 0 },
): Uint8Array {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head[8] = kind.depth
  head[9] = kind.colour
  const lines = Buffer.alloc((width + 1) * height, 0x70)
  for (let line = 0; line < height; line++) lines[line * (width + 1)] = 0
  return new Uint8Array(
    Buffer.concat([
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
      chunk('IHDR', head),
      ...texts.map((text) => chunk('tEXt', Buffer.from(text, 'latin1'))),
      chunk('IDAT', deflateSync(lines)),
      chunk('IEND', new Uint8Array()),
    ]),
  )
}

export const svgLogo = (more = ''): Uint8Array =>
  new TextEncoder().encode(
    `<?xml version="1.0"?><!-- made by somebody --><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 10"><rect width="40" height="10" fill="#0b7a75"/>${more}</svg>`,
  )
