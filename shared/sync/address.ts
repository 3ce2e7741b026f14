import { z } from 'zod'

/** Where a device may be found: "ip:port" of a local or public network, or a relay's address. */
export const Address = z.union([
  z.object({ direct: z.string().max(64) }),
  z.object({ relay: z.url({ protocol: /^https?$/ }).max(300) }),
])
export type Address = z.infer<typeof Address>
