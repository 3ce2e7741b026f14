/** What an export says of the names in it, the same in the window, on the command line and in the file. */

const count = (n: number, one: string, many: string): string => (n === 1 ? `1 ${one}` : `${n} ${many}`)

/** "Names are replaced in 12 places, those of 3 people by their pseudonyms, also in quoted words." */
export function replacedWords({ people, places }: { people: number; places: number }): string {
  const where = count(places, 'place', 'places')
  if (people === 0) return `Names that several people share are replaced in ${where}, also in quoted words.`
  return `The names of ${count(people, 'person', 'people')} are replaced by pseudonyms in ${where}, also in quoted words.`
}
