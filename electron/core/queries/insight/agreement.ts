/** How far coders agree, as it was measured aside (agreement/agreement.ts). */
import { AGREEMENT_COMPUTED } from '../../agreement/agreement.ts'
import type { Query } from '../context.ts'

export const agreement: Query<'agreement'> = {
  tables: [AGREEMENT_COMPUTED, 'coding', 'quote', 'source', 'entity', 'code', 'member'],
  run: (input, context) => context.agreement.known(input),
}
