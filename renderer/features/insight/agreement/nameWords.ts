/** Names in a sentence: "You and Tobias", "You, Amara and Tobias". */
export function listInWords(names: readonly string[]): string {
  const last = names.at(-1) ?? ''
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`
}

/** The one who reads comes first, as "You". */
export function namesInWords(people: readonly { memberId: string; name: string }[], me: string): string {
  const others = people.filter(({ memberId }) => memberId !== me).map(({ name }) => name)
  return listInWords(others.length < people.length ? ['You', ...others] : others)
}
