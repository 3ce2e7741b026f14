/**
 * Text that goes on to the next client: what it says of the old one by name is left behind. The next client's name
 * stands where the old one's was; everybody else is "somebody", every other company "a company".
 */
import type { Named } from '../exporters/nameFinder.ts'
import { createNameFinder } from '../exporters/nameFinder.ts'
import { companyNames } from './companyNames.ts'

export interface OldNames {
  client: string
  companies: readonly string[]
  people: readonly string[]
}

/** `client`: the next one; may be empty. */
export function withoutOldNames(
  { client: old, companies, people }: OldNames,
  client: string,
): (text: string) => string {
  const named: Named[] = [
    ...people.map((name) => ({ name, pseudonym: 'somebody' })),
    ...companies.filter((name) => name !== old).flatMap((name) => companyNames(name, 'a company')),
    ...companyNames(old, client === '' ? 'the client' : client),
  ]
  const finder = createNameFinder(named.filter(({ name }) => name.trim() !== ''))
  return (text) => finder.replace(text)
}
