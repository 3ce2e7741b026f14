/** Names hidden however they are written: in capitals, with initials, without marks, behind each other, as owners of things. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createNameFinder, withoutMarks } from '#core/exporters/nameFinder.ts'

const given = fc.constantFrom(
  'Priya',
  'Anne-Marie',
  'Étienne',
  'Çağla',
  'Will',
  'Grace',
  'Łucja',
  'Ишаан',
  'May',
  'Søren',
)
const surname = fc.constantFrom(
  'Quist',
  'Ó Briain',
  'Müller-Kvist',
  'Wiśniewska',
  'Stone',
  'Nguyễn',
  'Hope',
  "D'Arcy",
  'Берг',
)

type Form = (given: string, surname: string) => string
const last = (words: string): string => words.split(' ').at(-1) ?? ''
const forms: Readonly<Record<string, Form>> = {
  whole: (a, b) => `${a} ${b}`,
  capitals: (a, b) => `${a} ${b}`.toUpperCase(),
  'without marks': (a, b) => `${a} ${b}`.normalize('NFD').replaceAll(/\p{M}/gu, ''),
  'marks apart': (a, b) => `${a} ${b}`.normalize('NFD'),
  'surname first': (a, b) => `${last(b)}, ${[a, ...b.split(' ').slice(0, -1)].join(' ')}`,
  'its own': (a, b) => `${a} ${b}’s`,
  'its own, straight': (a, b) => `${a} ${b}'s`,
  'given name alone': (a) => a,
  'given name’s': (a) => `${a}'s`,
  'surname alone': (_, b) => last(b),
  'surname in capitals': (_, b) => last(b).toUpperCase(),
  'initial before': (a, b) => `${a[0]}. ${last(b)}`,
  'initial behind': (a, b) => `${a} ${last(b)[0]}.`,
  'hyphens as blanks': (a, b) => `${a} ${b}`.replaceAll('-', ' '),
  'in one': (a, b) => `${a}${b}`.replaceAll(/[^\p{L}]/gu, ''),
  'as an address': (a, b) => `${a}.${b}`.replaceAll(' ', '.').toLowerCase(),
}
const around = fc.constantFrom(
  ['', ''],
  ['(', ')'],
  ['“', '”'],
  ['dear ', ','],
  ['—', '—'],
  ['x/', '/y'],
  ['*', '*'],
  ['@', ''],
)

it('hides a name however it is written, and leaves nothing of it beside', () => {
  fc.assert(
    fc.property(
      given,
      surname,
      fc.constantFrom(...Object.keys(forms)),
      around,
      (a, b, form, [before = '', behind = '']) => {
        const { replace } = createNameFinder([{ name: `${a} ${b}`, pseudonym: 'Somebody 0001' }])
        const written = forms[form]?.(a, b) ?? ''
        const text = `Then ${before}${written}${behind} spoke.`
        const rest = withoutMarks(replace(text).replaceAll('Somebody 0001', ' '))
        expect(rest, text).not.toBe(withoutMarks(text))
        for (const word of withoutMarks(`${a} ${last(b)}`).split(/[^\p{L}]+/u))
          if (word.length > 1) expect(rest.split(/[^\p{L}]+/u), text).not.toContain(word)
        // An initial is part of the name.
        if (form.startsWith('initial')) expect(rest, text).not.toMatch(/\b\p{L}\./u)
      },
    ),
    { seed: 20261123, numRuns: 1500 },
  )
})

it('never touches a word that only begins or ends like a name', () => {
  const { replace } = createNameFinder([
    { name: 'Priya Berg', pseudonym: 'P 1' },
    { name: 'May Stone', pseudonym: 'P 2' },
    { name: 'Will Hope', pseudonym: 'P 3' },
  ])
  const words = fc.constantFrom(
    'Bergen',
    'Priyanka',
    'Limestone',
    'Stonework',
    'Mayor',
    'Willow',
    'Hopeful',
    'goodwill',
    'may',
    'will',
    'hope',
  )
  fc.assert(
    fc.property(fc.array(words), (all) => {
      expect(replace(all.join('; '))).toBe(all.join('; '))
    }),
    { seed: 20261123, numRuns: 200 },
  )
})

it('takes an "s" behind a name for the name’s, as in other languages than English', () => {
  const { replace } = createNameFinder([{ name: 'Priya Berg', pseudonym: 'P 1' }])
  expect(replace('Priyas Ofen, Bergs Haus, Priya Bergs Ofen')).toBe('P 1s Ofen, P 1s Haus, P 1s Ofen')
})

it('lets two ways of calling one person be that person', () => {
  const { replace } = createNameFinder([
    { name: 'Priya Berg', pseudonym: 'P 1' },
    { name: 'priyaberg', pseudonym: 'P 1', isWhole: true },
  ])
  expect(replace('ask @priyaberg')).toBe('ask @P 1')
})
