/** Two programmes to begin a workshop from. Their agendas fill the time between start and end. */
import type { Programme } from '../model/workshop.ts'

export const programmes: readonly Programme[] = [
  {
    id: 'half-day',
    title: 'Half a day: what people tell us',
    startsAt: '09:00',
    endsAt: '12:30',
    aims: [
      'Everybody has read what people really said, in their own words.',
      'We agree on what to begin with, and know what speaks against it.',
      'Each next step has a name and a day.',
    ],
    agenda: [
      { title: 'Welcome, and what we are here for', minutes: 15, kind: 'talk' },
      { title: 'Affinity mapping', minutes: 45, kind: 'exercise', exerciseId: 'affinity' },
      { title: 'What surprised us', minutes: 15, kind: 'discussion' },
      { title: 'Give or take?', minutes: 30, kind: 'exercise', exerciseId: 'give-or-take' },
      { title: 'Break', minutes: 20, kind: 'break' },
      { title: 'Dot vote', minutes: 20, kind: 'exercise', exerciseId: 'dot-vote' },
      { title: 'Premortem', minutes: 35, kind: 'exercise', exerciseId: 'premortem' },
      { title: 'Who does what by when', minutes: 30, kind: 'discussion' },
    ],
  },
  {
    id: 'full-day',
    title: 'A day: from what people tell us to a plan',
    startsAt: '09:00',
    endsAt: '16:30',
    aims: [
      'We mean the same by the five phases.',
      'We know who has to say yes, and who must not be forgotten.',
      'We have read how it stands between us and the people who help already.',
      'We leave with few steps, each with a name, a day and a sign by which we will know.',
    ],
    agenda: [
      { title: 'Welcome, and what we are here for', minutes: 20, kind: 'talk' },
      { title: 'Affinity mapping', minutes: 45, kind: 'exercise', exerciseId: 'affinity' },
      { title: 'Card sort on the five phases', minutes: 40, kind: 'exercise', exerciseId: 'closed-sort' },
      { title: 'Break', minutes: 20, kind: 'break' },
      { title: 'Stakeholder map', minutes: 45, kind: 'exercise', exerciseId: 'stakeholder-map' },
      { title: 'Who is missing from this room', minutes: 15, kind: 'discussion' },
      { title: 'Lunch', minutes: 60, kind: 'break' },
      { title: 'Which state is this relationship in?', minutes: 35, kind: 'exercise', exerciseId: 'which-state' },
      { title: 'Journey map by phase', minutes: 50, kind: 'exercise', exerciseId: 'journey-map' },
      { title: 'Break', minutes: 20, kind: 'break' },
      { title: 'Dot vote', minutes: 20, kind: 'exercise', exerciseId: 'dot-vote' },
      { title: 'Premortem', minutes: 35, kind: 'exercise', exerciseId: 'premortem' },
      { title: 'Who does what by when', minutes: 35, kind: 'discussion' },
      { title: 'Thanks, and what we take home', minutes: 10, kind: 'talk' },
    ],
  },
]
