/**
 * The command registry. A screen registers what it can do now; menus, keys and the palette run
 * it. The last one registered for an id wins, so that the reader's Find takes over from the list's.
 */
import { useEffect, useEffectEvent, useSyncExternalStore } from 'react'
import { type AppCommand, type AppCommandId, appCommands } from '#shared/model/appCommands.ts'

export interface CommandHandler {
  run: () => void
  /** Shown, and refused with its reason, when it cannot be done now. */
  disabledBecause?: string | undefined
}

const stacks = new Map<AppCommandId, CommandHandler[]>()
const listeners = new Set<() => void>()
let version = 0

const changed = (): void => {
  version++
  for (const listener of listeners) listener()
}

/** Registers until what is returned is called; in a component, `useCommand` does that. */
export function registerCommand(id: AppCommandId, handler: CommandHandler): () => void {
  stacks.set(id, [...(stacks.get(id) ?? []), handler])
  changed()
  return () => {
    stacks.set(
      id,
      (stacks.get(id) ?? []).filter((each) => each !== handler),
    )
    changed()
  }
}

let readOnly: string | undefined
const refusals = new Set<(reason: string) => void>()

/** What changes the workspace; a viewer may do none of it. */
const isWriting = (id: AppCommandId): boolean =>
  /^(note|code|evidence|person)\./.test(id) ||
  (/^(plan|step)\./.test(id) && !['plan.board', 'plan.outline', 'plan.calendar'].includes(id)) ||
  (id.startsWith('workshop.') && !['workshop.pack', 'workshop.present', 'workshop.export'].includes(id)) ||
  [
    'records.importQuotes',
    'records.importNotes',
    'records.importPeople',
    'library.import',
    'library.importFolder',
    'library.paste',
    'workspace.rename',
    'me.rename',
    'item.trash',
  ].includes(id) ||
  ['quote.add', 'quote.memo', 'quote.note', 'quote.step', 'source.code', 'source.reread'].includes(id)

/** While a reason stands, nothing that changes the workspace can be done. */
export function setReadOnly(reason: string | undefined): void {
  if (reason === readOnly) return
  readOnly = reason
  changed()
}

/** Told why, when somebody tries. */
export function onRefused(listener: (reason: string) => void): () => void {
  refusals.add(listener)
  return () => void refusals.delete(listener)
}

/** For what no command stands for (a drop, a paste): false, and said why, while nothing may be changed. */
export function mayWrite(): boolean {
  if (readOnly !== undefined) for (const listener of refusals) listener(readOnly)
  return readOnly === undefined
}

const handlerOf = (id: AppCommandId): CommandHandler | undefined => {
  const handler = stacks.get(id)?.at(-1)
  return handler && readOnly !== undefined && isWriting(id) ? { ...handler, disabledBecause: readOnly } : handler
}

let expected = 0

/** Until what is returned is called, a part of the window that may register more commands is still being read. */
export function expectCommands(): () => void {
  expected++
  changed()
  let isThere = false
  return () => {
    if (isThere) return
    isThere = true
    expected--
    changed()
  }
}

export const areCommandsExpected = (): boolean => expected > 0

/** Runs a command; false when nothing on screen can do it now. */
export function runCommand(id: AppCommandId): boolean {
  const handler = handlerOf(id)
  if (handler?.disabledBecause !== undefined && handler.disabledBecause === readOnly)
    for (const listener of refusals) listener(readOnly)
  if (!handler || handler.disabledBecause !== undefined) return false
  handler.run()
  return true
}

/** Every command of the app, with the reason where it can't be done now. */
export const offeredCommands = (): (AppCommand & { id: AppCommandId; disabledBecause?: string | undefined })[] =>
  (appCommands as readonly (AppCommand & { id: AppCommandId })[]).map((command) => {
    const handler = handlerOf(command.id)
    return { ...command, disabledBecause: handler ? handler.disabledBecause : (command.needs ?? 'Not on this screen') }
  })

/** Registers a command for as long as the component is there; `isActive` false leaves it out. */
export function useCommand(
  id: AppCommandId,
  run: () => void,
  options: { isActive?: boolean; disabledBecause?: string | undefined } = {},
): void {
  const { isActive = true, disabledBecause } = options
  const latest = useEffectEvent(run)
  useEffect(() => {
    if (!isActive) return undefined
    return registerCommand(id, { run: () => latest(), disabledBecause })
  }, [id, isActive, disabledBecause])
}

/** Changes whenever commands come or go. */
export const useCommandsVersion = (): number =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => version,
  )
