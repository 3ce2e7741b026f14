import { expect, it } from 'vitest'
import { exercises } from '#shared/workshop/exercises.ts'
import { ExerciseText } from '#shared/model/workshop.ts'

it('takes as long as its steps say, and tells whoever leads it what to have ready and what to keep of it', () => {
  for (const exercise of exercises) {
    expect(ExerciseText.safeParse(exercise).success).toBe(true)
    const minutes = exercise.steps.map((step) => Number(/\((\d+)\u00a0minutes\)$/.exec(step)?.[1]))
    expect([exercise.id, minutes.reduce((sum, each) => sum + each, 0)]).toEqual([exercise.id, exercise.minutes])
    expect(exercise.notes).toMatch(/^Before: /)
    expect(exercise.notes).toMatch(/\n\nAfterwards: /)
  }
})
