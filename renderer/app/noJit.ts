/** Before any schema is made: zod compiles validators with `Function`, which Trusted Types forbid. */
import { z } from 'zod'

z.config({ jitless: true })
