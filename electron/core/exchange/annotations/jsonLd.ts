/** Reading the JSON of linked data as it stands: short and full names, one or a list, plain or with its type. */
import { limits } from './foreignAnnotation.ts'

export type Json = Readonly<Record<string, unknown>>

export const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
export const listOf = (value: unknown): unknown[] =>
  value === undefined || value === null ? [] : Array.isArray(value) ? value : [value]
export const textOf = (value: unknown): string | undefined => {
  if (typeof value === 'string') return value === '' ? undefined : value.slice(0, limits.text)
  // Values may be written with their language or type.
  if (isObject(value)) return textOf(value['@value'] ?? value.value)
  return undefined
}
export const idOf = (value: Json): string | undefined => textOf(value.id ?? value['@id'])
export const plain = (name: string): string =>
  name.replace(/^(?:oa|as|http:\/\/www\.w3\.org\/ns\/oa#|https?:\/\/www\.w3\.org\/ns\/activitystreams#):?/, '')
export const typesOf = (value: Json): string[] =>
  listOf(value.type ?? value['@type']).flatMap((type) => (typeof type === 'string' ? [plain(type)] : []))
/** A property under its short or its full name. */
export const get = (value: Json, ...names: string[]): unknown => {
  for (const name of names)
    for (const key of [name, `oa:${name}`, `as:${name}`, `http://www.w3.org/ns/oa#${name}`])
      if (value[key] !== undefined) return value[key]
  return undefined
}
