/** A figure of which filters let only a part through says so itself, wherever it goes: on a screen, in a note, in a file. */
import type { Made } from './figures.ts'

/** `only`: what is counted, in words ("Tobias, disputes, since 1 May"); empty: everything. */
export function narrowed({ picture, table }: Made, only: string): Made {
  if (only === '') return { picture, table }
  return {
    picture: {
      ...picture,
      basis: `Only ${only}: ${picture.basis}`,
      empty: `Nothing here passes the filters: ${only}.`,
    },
    table: { ...table, note: `Only ${only}. ${table.note}` },
  }
}
