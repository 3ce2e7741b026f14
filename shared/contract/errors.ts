/** Every expected failure that can cross the contract. Messages are one sentence for a strategist. */
import { z } from 'zod'

export const ErrorCode = z.enum([
  // workspace
  'AlreadyInitialised',
  'NotAWorkspace',
  'WorkspaceInUse',
  'WorkspaceTooNew',
  'StoreDamaged',
  'StoreWriteFailed',
  // things that are not there, or not once
  'SourceNotFound',
  'QuoteNotFound',
  'NoteNotFound',
  'CodeNotFound',
  'PlanNotFound',
  'StepNotFound',
  'TensionNotFound',
  'WorkshopNotFound',
  'AgendaItemNotFound',
  'ExerciseNotFound',
  'TemplateNotFound',
  'ObservationNotFound',
  'PersonNotFound',
  'InteractionNotFound',
  'GroupNotFound',
  'JudgementNotFound',
  'PromiseNotFound',
  'SettlementNotFound',
  'CardNotFound',
  'FilterNotFound',
  'CodeAmbiguous',
  'BlobMissing',
  'QuoteTextNotFound',
  'QuoteTextAmbiguous',
  'NotInTrash',
  // rules
  'CodeNotCodable',
  'CodeNameTaken',
  'CodeCycle',
  'StepCycle',
  'SameOriginCycle',
  'DisagreementChanged',
  'NothingDiffers',
  'NothingToUndo',
  'NothingToRedo',
  // import
  'FileNotFound',
  'FileUnreadable',
  'FileEmpty',
  'FileEncrypted',
  'FileBroken',
  'FileTooLarge',
  'FileKindUnknown',
  'FileNoText',
  'PassphraseNeeded',
  'PassphraseWrong',
  'OtherWorkspace',
  'FileNotTrusted',
  'AlreadyInLibrary',
  'ColumnNotFound',
  'DateFormatNeeded',
  'ImportTimedOut',
  'ImportCancelled',
  'ExportCancelled',
  // team
  'ViewerCannotEdit',
  'NotAnOwner',
  'LastOwner',
  'MemberNotFound',
  'DeviceNotFound',
  'InviteNotFound',
  'InviteLinkBroken',
  'InviteLinkTooNew',
  'InviteRefused',
  'DeviceKeySealed',
  'DeviceKeyDamaged',
  'SyncUnavailable',
  'SyncTimedOut',
  'NobodyReachable',
  // out
  'FileNotWritten',
  'PdfNotMade',
  'FormatNotPossible',
  'NotPrinted',
  // the border itself
  'InvalidInput',
  'CoreUnavailable',
  'Unexpected',
])
export type ErrorCode = z.infer<typeof ErrorCode>

export const AppError = z.object({
  code: ErrorCode,
  message: z.string(),
  /** Set on `Unexpected` only: the id under which the bug stands in the log. */
  incident: z.string().optional(),
})
export type AppError = z.infer<typeof AppError>

export const appError = (code: ErrorCode, message: string): AppError => ({ code, message })
