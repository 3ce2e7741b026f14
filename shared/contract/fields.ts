/** Fields that several commands share. */
import { z } from 'zod'
import { asLine, asText } from '../model/wellFormed.ts'

/** One line, as it can be stored, shown and read back. */
export const Line = z.string().overwrite(asLine)
export const Name = Line.min(1).max(300)
export const LongText = z.string().overwrite(asText).max(20_000)
export const Done = z.object({})
