/**
 * Sentences with gaps. N noun, Ns plural, V verb, Vd past, Ving, A adjective, R adverb, P a
 * person's first name, # a small number. The gaps are filled by chance, the small words around
 * them are what makes the commonest words common.
 */
export const templates: readonly string[] = [
  'The {N} was {A}, and {P} {Vd} it before the {N} came.',
  'I {Vd} the {N} {R} and nobody {Vd} it.',
  'We had a {A} {N} in the {N}, so the {Ns} were {Vd} by hand.',
  'When the {N} {Vd}, {P} {Vd} for # {Ns} and then went home.',
  'It is not the {N} that people {V}, it is the {N} behind it.',
  'There were # {Ns} on the {N}, and one of them was {A}.',
  'She said that the {N} would be {A} by the end of the {N}.',
  'Nobody asked {P} to {V} the {N}; he {Vd} it because it was {A}.',
  'What {P} {Vd} in the {N} is still on the {N}, next to the {A} {N}.',
  'If you {V} a {N}, you have to {V} the {N} as well.',
  'He never {Vd} the {N}, and when I {Vd} he {Vd} {R}.',
  'After the {N} they {Vd} us a {N} and a {A} {N}.',
  'The {Ns} and the {Ns} are {A}, but the {N} is not.',
  'I have {Vd} with the {N} for # years and it is as {A} as it was.',
  '“Every {N} is a {N},” {P} {Vd}, “until somebody has to {V} it.”',
  'To {V} a {N} takes # {Ns}; to {V} it again takes a {A} {N}.',
  'They told me that the {N} had been {Vd}, and I {Vd} the {N}.',
  'In the {N} of the {N} a {A} {N} {Vd} to {V} the {Ns}.',
  'Most of the {Ns} were {A}; some were {A} and {A}.',
  'By the # of the month the {N} was {Vd} and the {N} {Vd}.',
  'Could they {V} a {N} without the {N}?',
  'Because of the {N} we do not {V} {Ns} on a {A} {N}.',
  '{P} and {P} {Vd} the {N} between them and {Vd} {R}.',
  'My {N} has a {N} in it, which I {Vd} at the {N}.',
  'That was the {N} when we began to {V} one another’s {Ns}.',
  'She likes {Ving} more than {Ving}, and she {Vd} so to the {N}.',
  'Where the {N} meets the {N} you can see how {A} it was.',
  'It took # {Ns}, a {N} and some {Ving}.',
  'For a {N} like that I would {V} the {N} from here to the {N}.',
  'As far as I know, the {N} is with {P}, who {Vd} it to the {N}.',
  'Not one {N} in # was {Vd} because of the {N}.',
  'A {N} that is {Vd} {R} will {V} the {N} sooner or later.',
  'He has a way of {Ving} a {N} so that the {N} seems {A}.',
  'This {N} is about {Ns}, and about who may {V} them.',
  'You are {A}, I thought, and I {Vd} the {N} all the same.',
  'On the {N} stood a {N} with a {A} {N}, {Vd} by {P}.',
  'Later that {N} the {Ns} came back {A}, {A} and {Vd}.',
  'Of all the {Ns} that I {Vd}, the {N} of {P} was the most {A}.',
]

/** Titles for notes and sources. */
export const titleTemplates: readonly string[] = [
  'What the {N} told us',
  'The {A} {N}',
  '{Ns} and {Ns}',
  'A {N} at the {N}',
  'Why {P} {Vd} the {N}',
  'Notes on {Ving} a {N}',
  '{P} on {Ns}',
  'The {N}, the {N} and the {A} {N}',
  'Before the {N}',
  'How to {V} a {A} {N}',
]
