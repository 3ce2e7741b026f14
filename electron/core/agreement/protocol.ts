/** Messages between the core and the thread that measures agreement. */
import type { AgreementUnit } from '#shared/contract/agreement.ts'
import type { AgreementNumbers } from '#shared/measure/agreement/figure.ts'

export interface AgreementSource {
  /** The file of its extraction. */
  path: string
  language: string | null
  coders: number[]
  /** As in `CodedSource`. */
  codings: Int32Array
}

export interface AgreementRequest {
  id: number
  unit: AgreementUnit
  sources: AgreementSource[]
  /** One for each code. */
  seeds: number[]
  coders: number
}

export type AgreementAnswer =
  | { id: number; codes: AgreementNumbers[]; units: number; unreadable: number }
  | { id: number; failed: string }
