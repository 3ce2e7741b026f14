/** Why a file could not become a source: a closed union that states the fact. */
import { z } from 'zod'

export const ImportErrorCode = z.enum([
  /** Nothing in the file at all. */
  'FileEmpty',
  /** Needs a password or is protected by rights management. */
  'FileEncrypted',
  /** Says it is of a known kind, and is damaged. */
  'FileBroken',
  /** Over a stated limit, on disk or once unpacked. */
  'FileTooLarge',
  /** Not one of the kinds that can be imported. */
  'FileKindUnknown',
  /** Readable, and without any text: a scan, a drawing. */
  'FileNoText',
  /** Reading took longer than the stated limit. */
  'ImportTimedOut',
  /** The user stopped it. */
  'ImportCancelled',
])
export type ImportErrorCode = z.infer<typeof ImportErrorCode>

/** `message` is one whole sentence for a strategist: what happened and what to do. */
export const ImportError = z.object({ code: ImportErrorCode, message: z.string().min(1) })
export type ImportError = z.infer<typeof ImportError>
