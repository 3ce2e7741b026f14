/** The six attributes in the team's words: what is asked, and what each score means. */
import type { RatingView } from '#shared/contract/fitContract.ts'
import type { Attribute } from '#shared/model/people.ts'

export const attributes: readonly { id: Attribute; name: string; asks: string }[] = [
  { id: 'record', name: 'Track record', asks: 'What have they done for others on this subject, and for how long?' },
  { id: 'respect', name: 'Respect, influence', asks: 'Who listens to them, names them, asks them?' },
  { id: 'helpful', name: 'Helpful, reliable', asks: 'Do they help without being asked, and keep their word?' },
  { id: 'communication', name: 'Communication', asks: 'Do others understand them, and feel understood?' },
  { id: 'platform', name: 'Own platform', asks: 'Where do they speak already: a weblog, a forum, a class?' },
  {
    id: 'commitment',
    name: 'Commitment',
    asks: 'Will they do what the programme needs of them, and know what that is?',
  },
]

/** By score, from 0. */
export const anchors = [
  'Looked for and not found',
  'A first hint',
  'Seen once or twice',
  'Seen again and again',
  'Known for it',
] as const

export const rater = ({ mine, byName }: Pick<RatingView, 'mine' | 'byName'>): string => (mine ? 'You' : byName)
