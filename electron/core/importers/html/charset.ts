/** The charset that a page declares about itself, read from its first bytes as browsers do. */

/** Undefined when the page does not say. Browsers look at 1 KB; saved pages put notes before it. */
export function declaredCharset(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.subarray(0, 65_536)).toString('latin1')
  const xml = /^\s*<\?xml[^>]{0,200}encoding\s*=\s*["']([\w.:-]+)/i.exec(head)?.[1]
  const meta = /<meta[^>]{0,300}?charset\s*=\s*["']?\s*([\w.:-]+)/i.exec(head)?.[1]
  return meta ?? xml
}
