/** The headings of the phase × norm map where there is little room: the codebook's titles are a line long. */
import { phaseWords } from '../model/planWords.ts'

interface Heading {
  /** The title it stands for; a group that the team calls otherwise keeps the team's words. */
  title: string
  short: string
  /** What is in it, in a few words. */
  gloss: string
}

const headings: Readonly<Record<string, Heading>> = {
  P1: { title: 'Get ready inside', short: phaseWords.P1, gloss: '' },
  P2: { title: 'Find the right people', short: phaseWords.P2, gloss: '' },
  P3: { title: 'Build for the long term', short: phaseWords.P3, gloss: '' },
  P4: { title: 'Give a platform, not pay', short: phaseWords.P4, gloss: '' },
  P5: { title: 'Integrate and recognise', short: phaseWords.P5, gloss: '' },
  PX: { title: 'Across the phases', short: 'Across', gloss: '' },
  R1: { title: 'Give first', short: 'Give', gloss: 'first, freely, of use' },
  R2: { title: 'Return of itself', short: 'Return', gloss: 'to the giver or onward' },
  R3: { title: 'See the relationship', short: 'Regard', gloss: 'people, trust, future' },
  R9: { title: 'Where it goes wrong', short: 'Breach', gloss: 'trade, debt, pay, take' },
}

/** "Give" for R1 as it came, else the group's title; and what it is about, where that is known. */
export function headingOf(codeId: string, title: string): { short: string; gloss: string } {
  const known = headings[codeId]
  return known?.title === title ? known : { short: title, gloss: '' }
}
