/** What is typed into a source's fields, as it is kept. */
import { SourcePatch } from '#shared/contract/commands.ts'

/** Undefined: kept. A string: why not. */
export function keep(patch: SourcePatch, onEdit: (patch: SourcePatch) => void): string | undefined {
  const parsed = SourcePatch.safeParse(patch)
  if (!parsed.success) return 'That cannot be kept; it is too long or has something it may not have.'
  onEdit(parsed.data)
  return undefined
}

/** "A; B", or one a line; a name may have a comma in it. Nobody twice. */
export const parseAuthors = (text: string): string[] => [
  ...new Set(
    text
      .split(/[;\n]/)
      .map((name) => name.replace(/\s+/gu, ' ').trim())
      .filter((name) => name !== ''),
  ),
]

/** A whole http address; "example.org" gets its scheme. Null: emptied. Undefined: no address. */
export function toAddress(text: string): string | null | undefined {
  const typed = text.trim()
  if (typed === '') return null
  const whole = /^[a-z][a-z0-9+.-]*:/i.test(typed) ? typed : `https://${typed}`
  try {
    const url = new URL(whole)
    return /^https?:$/.test(url.protocol) && url.hostname.includes('.') ? url.href : undefined
  } catch {
    return undefined
  }
}
