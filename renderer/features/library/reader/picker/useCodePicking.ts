/** What the picker offers and does: the ranked codes, adding and taking off, the stance, a new code of the typed name. */
import { useState } from 'react'
import type { Codebook } from '#renderer/app/workspace.ts'
import type { CodeLook } from '#renderer/ui/codes/codeLook.ts'
import { announce } from '#renderer/ui/feedback/announce.ts'
import { useComboList } from '#renderer/ui/lists/useComboList.ts'
import type { CodeView } from '#shared/contract/views.ts'
import type { Stance } from '#shared/model/coding.ts'
import type { CodeId } from '#shared/model/ids.ts'
import { frequentCodes, rankCodes } from './rankCodes.ts'
import { type OwnCoding, useOwnCodings } from './useOwnCodings.ts'

export type PickerOption = { kind: 'code'; code: CodeView } | { kind: 'new'; name: string }

export const optionId = (option: PickerOption): string => (option.kind === 'new' ? 'new' : option.code.codeId)

export interface CodePickingInput {
  /** "this quote", "this source": for what is read out. */
  subject: string
  codebook: Codebook
  codings: readonly OwnCoding[]
  onCode: (codeId: CodeId, stance: Stance | null) => void
  onNewCode: (name: string, parent: CodeId | null) => Promise<CodeId | null>
  /** After a code was taken off, by a button that is gone then. */
  onTakenOff: () => void
}

export interface CodePicking {
  /** With what was just pressed, before its rows come back. */
  codings: readonly OwnCoding[]
  query: string
  setQuery: (query: string) => void
  /** The query without spaces at its edges. */
  name: string
  options: readonly PickerOption[]
  frequent: readonly CodeView[]
  list: ReturnType<typeof useComboList<PickerOption>>
  /** The code added last, which the stance is of. */
  last: OwnCoding | undefined
  stance: Stance
  setStance: (stance: Stance) => void
  add: (codeId: CodeId) => void
  remove: (codeId: CodeId) => void
  /** Makes a code of the typed name, unless there is one. */
  make: () => Promise<void>
  /** The group a new code would stand in. */
  newGroup: CodeLook | undefined
}

export function useCodePicking(input: CodePickingInput): CodePicking {
  const { subject, codebook, onNewCode, onTakenOff } = input
  const [codings, onCode] = useOwnCodings(input.codings, input.onCode)
  const [query, setQuery] = useState('')
  const [lastId, setLastId] = useState<CodeId | null>(null)
  const [nextStance, setNextStance] = useState<Stance>('supports')
  const last = codings.find((coding) => coding.codeId === lastId)
  const stance = last?.stance ?? nextStance

  const results = rankCodes(codebook.codes, query)
  const frequent = frequentCodes(codebook.codes)
  const name = query.trim()
  const isNew = name !== '' && !codebook.codes.some((code) => code.name.toLowerCase() === name.toLowerCase())
  const options: PickerOption[] = [
    ...results
      .filter((code) => name !== '' || !codings.some((coding) => coding.codeId === code.codeId))
      .map((code) => ({ kind: 'code' as const, code })),
    ...(isNew ? [{ kind: 'new' as const, name }] : []),
  ]

  const say = (codeId: CodeId, what: string, count: number) => {
    const words = [`${subject === 'this source' ? 'Source' : 'Quote'}, ${codebook.look(codeId).name} ${what}`]
    announce([...words, `${count} ${count === 1 ? 'code' : 'codes'}`].join(', '))
  }
  const add = (codeId: CodeId) => {
    const known = codings.some((coding) => coding.codeId === codeId)
    const with_ = last && !known ? nextStance : stance
    onCode(codeId, with_)
    setLastId(codeId)
    setQuery('')
    say(codeId, `added, ${with_}`, codings.length + (known ? 0 : 1))
  }
  const setStance = (next: Stance) => {
    setNextStance(next)
    if (!last) {
      announce(`The next code ${next}`)
      return
    }
    onCode(last.codeId, next)
    say(last.codeId, next, codings.length)
  }
  const remove = (codeId: CodeId) => {
    onCode(codeId, null)
    if (codeId === lastId) setLastId(null)
    say(codeId, 'taken off', codings.length - 1)
    onTakenOff()
  }
  const make = async () => {
    if (!isNew) return
    const codeId = await onNewCode(name, parentFor(list.current, lastId, codebook))
    if (codeId) {
      onCode(codeId, stance)
      setLastId(codeId)
      setQuery('')
      announce(`New code ${name} added`)
    }
  }
  const list = useComboList<PickerOption>({
    items: options,
    idOf: optionId,
    query,
    onPick: (option) => (option.kind === 'new' ? void make() : add(option.code.codeId)),
  })
  const newParent = parentFor(list.current, lastId, codebook)
  const newGroup = newParent === null ? undefined : codebook.look(newParent)

  return {
    codings,
    query,
    setQuery,
    name,
    options,
    frequent,
    list,
    last,
    stance,
    setStance,
    add,
    remove,
    make,
    newGroup,
  }
}

/** A new code stands in the group of the row the arrows are on, else of the code added last. */
function parentFor(current: PickerOption | undefined, lastId: CodeId | null, codebook: Codebook): CodeId | null {
  const near = current?.kind === 'code' ? current.code : lastId === null ? undefined : codebook.byId.get(lastId)
  return near ? (near.codable && near.builtIn ? near.parent : (near.parent ?? null)) : null
}
