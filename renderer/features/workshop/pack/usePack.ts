/** The pack as it would leave now; asked for only while somebody looks. */
import type { Pack } from '#shared/workshop/pack.ts'
import type { WorkshopId } from '#shared/model/ids.ts'
import type { AppError } from '#shared/contract/errors.ts'
import { useSteadyQuery } from '#renderer/data/useQuery.ts'

export interface PackState {
  /** Undefined: not there yet. */
  pack: Pack | undefined
  error: AppError | undefined
}

export function usePack(workshopId: WorkshopId, isWanted: boolean): PackState {
  const { rows, error } = useSteadyQuery('pack', isWanted ? { workshopId } : null)
  return { pack: rows ?? undefined, error }
}
