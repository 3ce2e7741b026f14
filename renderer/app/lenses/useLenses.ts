/** The lenses as every screen has them: whether they are on here, by which words, and what stands on both sides. */
import { useMemo } from 'react'
import { z } from 'zod'
import type { LensTarget } from '#shared/contract/lensCommands.ts'
import type { DismissalView } from '#shared/contract/lensQueries.ts'
import { type LensId, lensIds } from '#shared/lenses/finding.ts'
import { createLensMemory, type LensMemory } from '#shared/lenses/memory.ts'
import { builtInWords } from '#shared/lenses/people/builtInWords.ts'
import { effectiveWords, type TeamWord } from '#shared/lenses/people/wordList.ts'
import { usePreference } from '../../data/preferences.ts'
import { useQuery } from '../../data/useQuery.ts'

/** Which lenses this device does not show; all of them while `isOff`. */
const Shown = z.object({ isOff: z.boolean(), without: z.array(z.enum(lensIds)) })
export type LensesShown = z.infer<typeof Shown>

export const useLensesShown = (): [LensesShown, (shown: LensesShown) => void] =>
  usePreference('lenses', Shown, { isOff: false, without: [] })

export interface Evidence {
  supporting: number
  disputing: number
}

export interface Lenses {
  /** Finds, and remembers by block what it found; null while the lenses are off. */
  memory: LensMemory | null
  /** What the library says of a lens's code; null until it is known. */
  evidence: (codeId: string) => Evidence | null
}

const NOTHING: readonly TeamWord[] = []
/** One memory for all screens that read by the same words. */
let shared: { key: string; memory: LensMemory } | undefined

function memoryFor(team: readonly TeamWord[], enabled: readonly LensId[]): LensMemory {
  const key = JSON.stringify([team, enabled])
  if (shared?.key !== key)
    shared = { key, memory: createLensMemory({ wordList: effectiveWords(builtInWords, team), enabled }) }
  return shared.memory
}

export function useLenses(): Lenses {
  const [{ isOff, without }] = useLensesShown()
  const { rows: words = NOTHING } = useQuery('lensWords', isOff ? null : {})
  const { rows: evidence } = useQuery('lensEvidence', isOff ? null : {})
  const off = without.join(' ')
  const memory = useMemo(
    () =>
      isOff
        ? null
        : memoryFor(
            words,
            lensIds.filter((id) => !off.split(' ').includes(id)),
          ),
    [isOff, words, off],
  )
  return useMemo(
    () => ({ memory, evidence: (codeId) => evidence?.find((row) => row.codeId === codeId) ?? null }),
    [memory, evidence],
  )
}

/** How a dismissal and a finding are compared. */
export const dismissalKey = (lens: LensId, key: string): string => `${lens}:${key}`

const NONE: readonly DismissalView[] = []

/** The findings of a text that the team dismissed. */
export function useDismissals(target: LensTarget | null): {
  rows: readonly DismissalView[]
  keys: ReadonlySet<string>
} {
  const { rows = NONE } = useQuery('lensDismissals', target === null ? null : { target })
  return useMemo(() => ({ rows, keys: new Set(rows.map(({ lens, key }) => dismissalKey(lens, key))) }), [rows])
}
