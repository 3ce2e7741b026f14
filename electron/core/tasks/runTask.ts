/** Runs a task of the contract by its name. */
import { type ImportProgress, type TaskName, type TaskOutput, tasks } from '#shared/contract/tasks.ts'
import type { WorkspaceFileProgress } from '#shared/contract/workspaceFile.ts'
import { err, ok } from '#shared/model/result.ts'
import type { z } from 'zod'
import { invalidInput } from '../commands/executor.ts'
import type { Outcome, TaskOptions } from '../core.ts'
import { exportDocument, type ExportDocumentParts } from './exportDocument.ts'
import { exportPack } from './exportPack.ts'
import { exportAnnotations } from './exportAnnotations.ts'
import { exportProject } from './exportProject.ts'
import { importRecords, previewRecords } from './records/importRecords.ts'
import { exportVault, type ExportVaultParts } from './vault/exportVault.ts'
import { importFiles } from './importFiles.ts'
import { importInteractions } from './importInteractions.ts'
import { previewInteractions } from './previewInteractions.ts'
import type { Carry } from '../carry/carry.ts'
import type { Agreement } from '../agreement/agreement.ts'
import type { Relationships } from '../relationships/relationships.ts'
import type { Sync } from '../sync/sync.ts'
import { type LoadSampleParts, loadSample } from './loadSample.ts'
import { attachToSource } from './references/attachToSource.ts'
import { rereadSource } from './rereadSource.ts'
import { setLogo, type SetLogoParts } from './setLogo.ts'
import { workOutExport } from './workOutExport.ts'
import { syncOnce, type SyncOnceParts } from './syncOnce.ts'

export interface TaskParts
  extends LoadSampleParts,
    ExportDocumentParts,
    ExportVaultParts,
    SetLogoParts,
    Omit<SyncOnceParts, 'sync'> {
  sync: Pick<Sync, 'fetchBlob'> & SyncOnceParts['sync']
  agreement: Pick<Agreement, 'assess' | 'ready'>
  relationships: Pick<Relationships, 'assess' | 'fit' | 'ready' | 'known' | 'today'>
  carry: Carry
}

export async function runTask<N extends TaskName>(
  parts: TaskParts,
  name: N,
  input: unknown,
  options: TaskOptions<N>,
): Promise<Outcome<TaskOutput<N>>> {
  const parsed = tasks[name].input.safeParse(input)
  if (!parsed.success) return err(invalidInput(name, parsed.error))
  if (name === 'rereadSource') {
    const { sourceId } = parsed.data as z.output<typeof tasks.rereadSource.input>
    return (await rereadSource(parts, sourceId, options.scope, options.signal)) as Outcome<TaskOutput<N>>
  }
  if (name === 'fetchBlob') {
    const { hash } = parsed.data as z.output<typeof tasks.fetchBlob.input>
    const fetched = await parts.sync.fetchBlob(hash)
    return (fetched.ok ? ok({}) : fetched) as Outcome<TaskOutput<N>>
  }
  if (name === 'previewInteractions') {
    const { item, reading } = parsed.data as z.output<typeof tasks.previewInteractions.input>
    return (await previewInteractions(parts, item, reading, options.signal)) as Outcome<TaskOutput<N>>
  }
  if (name === 'importInteractions') {
    const { item, reading } = parsed.data as z.output<typeof tasks.importInteractions.input>
    const tell = (options.onProgress ?? (() => undefined)) as (progress: { done: number; total: number }) => void
    const { scope, signal } = options
    return (await importInteractions(parts, item, reading, scope, tell, signal)) as Outcome<TaskOutput<N>>
  }
  if (name === 'assessRelationships') {
    const input = parsed.data as z.output<typeof tasks.assessRelationships.input>
    return (await parts.relationships.assess(input)) as Outcome<TaskOutput<N>>
  }
  if (name === 'assessAgreement') {
    const input = parsed.data as z.output<typeof tasks.assessAgreement.input>
    return (await parts.agreement.assess(input)) as Outcome<TaskOutput<N>>
  }
  if (name === 'fitRelationships') {
    const input = parsed.data as z.output<typeof tasks.fitRelationships.input>
    return (await parts.relationships.fit(input)) as Outcome<TaskOutput<N>>
  }
  if (name === 'workOutStates') return (await parts.relationships.ready()) as Outcome<TaskOutput<N>>
  if (name === 'workOutExport') {
    const { subject } = parsed.data as z.output<typeof tasks.workOutExport.input>
    await workOutExport(parts, subject)
    return ok({}) as Outcome<TaskOutput<N>>
  }
  if (name === 'exportProject') {
    const input = parsed.data as z.output<typeof tasks.exportProject.input>
    const tell = (options.onProgress ?? (() => undefined)) as (progress: { done: number; total: number }) => void
    return (await exportProject(parts, input, tell, options.signal)) as Outcome<TaskOutput<N>>
  }
  if (name === 'exportDocument') {
    const input = parsed.data as z.output<typeof tasks.exportDocument.input>
    const tell = (options.onProgress ?? (() => undefined)) as (progress: { done: number; total: number }) => void
    return (await exportDocument(parts, input, tell, options.signal)) as Outcome<TaskOutput<N>>
  }
  if (name === 'exportPack') {
    const input = parsed.data as z.output<typeof tasks.exportPack.input>
    const tell = (options.onProgress ?? (() => undefined)) as (progress: { done: number; total: number }) => void
    return (await exportPack(parts, input, tell, options.signal)) as Outcome<TaskOutput<N>>
  }
  if (name === 'saveWorkspace' || name === 'lookAtWorkspaceFile' || name === 'mergeWorkspace') {
    const { path, passphrase } = parsed.data as z.output<typeof tasks.saveWorkspace.input>
    const verb = name === 'saveWorkspace' ? 'save' : name === 'mergeWorkspace' ? 'merge' : 'look'
    const onProgress = (options.onProgress ?? (() => undefined)) as (progress: WorkspaceFileProgress) => void
    return (await parts.carry[verb](path, passphrase, { onProgress, signal: options.signal })) as Outcome<TaskOutput<N>>
  }
  if (name === 'previewRecords') {
    const { item, reading } = parsed.data as z.output<typeof tasks.previewRecords.input>
    return (await previewRecords(parts, item, reading, options.signal)) as Outcome<TaskOutput<N>>
  }
  if (name === 'importRecords') {
    const { item, reading } = parsed.data as z.output<typeof tasks.importRecords.input>
    const tell = (options.onProgress ?? (() => undefined)) as (progress: { done: number; total: number }) => void
    return (await importRecords(parts, item, reading, options.scope, tell, options.signal)) as Outcome<TaskOutput<N>>
  }
  if (name === 'exportVault') {
    const input = parsed.data as z.output<typeof tasks.exportVault.input>
    const tell = (options.onProgress ?? (() => undefined)) as (progress: { done: number; total: number }) => void
    return (await exportVault(parts, input, tell, options.signal)) as Outcome<TaskOutput<N>>
  }
  if (name === 'setLogo') {
    const input = parsed.data as z.output<typeof tasks.setLogo.input>
    return (await setLogo(parts, input, options.scope)) as Outcome<TaskOutput<N>>
  }
  if (name === 'attachFile') {
    const { sourceId, item } = parsed.data as z.output<typeof tasks.attachFile.input>
    return (await attachToSource(parts, sourceId, item, options.scope, options.signal)) as Outcome<TaskOutput<N>>
  }
  if (name === 'exportAnnotations') {
    const asked = parsed.data as z.output<typeof tasks.exportAnnotations.input>
    return (await exportAnnotations(parts, asked)) as Outcome<TaskOutput<N>>
  }
  if (name === 'syncOnce') {
    const { timeoutMs } = parsed.data as z.output<typeof tasks.syncOnce.input>
    return (await syncOnce(parts, timeoutMs, options.signal)) as Outcome<TaskOutput<N>>
  }
  // The others report imports; the generic name hides that from TypeScript.
  const onProgress = (options.onProgress ?? (() => undefined)) as (progress: ImportProgress) => void
  if (name === 'loadSample')
    return (await loadSample(parts, options.scope, onProgress, options.signal)) as Outcome<TaskOutput<N>>
  const { items, passphrase } = parsed.data as z.output<typeof tasks.import.input>
  const { scope, signal } = options
  return ok((await importFiles(parts, items, scope, onProgress, signal, passphrase)) as TaskOutput<N>)
}
