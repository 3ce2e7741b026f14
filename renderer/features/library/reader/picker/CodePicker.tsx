/**
 * Codes for a quote (or for a source as a whole) without leaving the keyboard: type, Enter adds and the
 * picker stays, Alt 1–3 sets the stance of the code just added, Tab goes to the memo, Escape closes.
 */
import { Plus } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import type { KeyboardEvent, Ref } from 'react'
import type { Codebook } from '#renderer/app/workspace.ts'
import { Icon } from '#renderer/ui/base/Icon.tsx'
import { CodeChip } from '#renderer/ui/codes/CodeChip.tsx'
import { StancePicker } from '#renderer/ui/codes/StancePicker.tsx'
import { Key } from '#renderer/ui/controls/Key.tsx'
import { TextArea } from '#renderer/ui/controls/TextArea.tsx'
import { announce } from '#renderer/ui/feedback/announce.ts'
import { ComboList } from '#renderer/ui/lists/ComboList.tsx'
import { useComboList } from '#renderer/ui/lists/useComboList.ts'
import type { CodeView } from '#shared/contract/views.ts'
import { Stance } from '#shared/model/coding.ts'
import type { CodeId } from '#shared/model/ids.ts'
import { frequentCodes, rankCodes } from './rankCodes.ts'
import { type OwnCoding, useOwnCodings } from './useOwnCodings.ts'
import styles from './CodePicker.module.css'

export interface CodePickerProps {
  /** "this quote", "this source": for names and what is read out. */
  subject: string
  codebook: Codebook
  /** This person's own codings, oldest first; those of others stand in the margin. */
  codings: readonly OwnCoding[]
  onCode: (codeId: CodeId, stance: Stance | null) => void
  /** Null where nothing was made (the name is taken). */
  onNewCode: (name: string, parent: CodeId | null) => Promise<CodeId | null>
  memo?: { text: string; onChange: (text: string) => void; startsThere: boolean } | undefined
  onClose: () => void
  ref?: Ref<HTMLDivElement> | undefined
}

type Option = { kind: 'code'; code: CodeView } | { kind: 'new'; name: string }

const idOf = (option: Option): string => (option.kind === 'new' ? 'new' : option.code.codeId)

export function CodePicker(props: CodePickerProps) {
  const { subject, codebook, onNewCode, memo, onClose, ref } = props
  const [codings, onCode] = useOwnCodings(props.codings, props.onCode)
  const [query, setQuery] = useState('')
  const [lastId, setLastId] = useState<CodeId | null>(null)
  const [nextStance, setNextStance] = useState<Stance>('supports')
  const [memoDraft, setMemoDraft] = useState<string | null>(null)
  const input = useRef<HTMLInputElement>(null)
  const last = codings.find((coding) => coding.codeId === lastId)
  const stance = last?.stance ?? nextStance

  const results = rankCodes(codebook.codes, query)
  const frequent = frequentCodes(codebook.codes)
  const name = query.trim()
  const isNew = name !== '' && !codebook.codes.some((code) => code.name.toLowerCase() === name.toLowerCase())
  const options: Option[] = [
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
    input.current?.focus()
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
  const list = useComboList<Option>({
    items: options,
    idOf,
    query,
    onPick: (option) => (option.kind === 'new' ? void make() : add(option.code.codeId)),
  })
  const newParent = parentFor(list.current, lastId, codebook)
  const newGroup = newParent === null ? undefined : codebook.look(newParent)

  useEffect(() => {
    if (memo?.startsThere === true) return
    input.current?.focus({ preventScroll: true })
    // Only when it opens.
    // oxlint-disable-next-line react/exhaustive-deps -- the focus goes there once
  }, [])

  const commitMemo = () => {
    if (memo && memoDraft !== null && memoDraft !== memo.text) memo.onChange(memoDraft)
  }
  const close = () => {
    commitMemo()
    onClose()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    const digit = /^Digit([1-9])$/.exec(event.code)?.[1]
    const mod = event.ctrlKey || event.metaKey
    if (event.key === 'Escape') {
      event.preventDefault()
      event.stopPropagation()
      close()
    } else if (digit !== undefined && event.altKey && !mod && Number(digit) <= 3) {
      event.preventDefault()
      setStance(Stance.options[Number(digit) - 1] ?? 'supports')
    } else if (digit !== undefined && mod && !event.altKey) {
      event.preventDefault()
      const code = frequent[Number(digit) - 1]
      if (code) add(code.codeId)
    } else if (event.key === 'Enter' && mod) {
      event.preventDefault()
      void make()
    }
    // The reader's letters must not act on what is typed here.
    event.stopPropagation()
  }

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- a dialog's keys
    <div ref={ref} role="dialog" aria-label={`Code ${subject}`} className={styles.picker} onKeyDown={onKeyDown}>
      <div className={styles.head}>
        <div className={styles.chosen}>
          {codings.map((coding) => (
            <CodeChip
              key={coding.codeId}
              code={codebook.look(coding.codeId)}
              stance={coding.stance}
              onRemove={() => remove(coding.codeId)}
            />
          ))}
          <input
            {...list.inputProps}
            ref={input}
            value={query}
            aria-label={`Code for ${subject}`}
            placeholder={codings.length === 0 ? 'Type a code or what it is about' : 'Another code'}
            className={styles.query}
            spellCheck={false}
            onChange={(event) => setQuery(event.target.value)}
            onKeyDown={(event) => {
              const lastChosen = codings.at(-1)
              if (event.key === 'Backspace' && query === '' && lastChosen) {
                event.preventDefault()
                remove(lastChosen.codeId)
              } else if (event.key === 'Tab' && !event.shiftKey && memo) {
                event.preventDefault()
                memoField(event.currentTarget)?.focus()
              } else list.inputProps.onKeyDown(event)
            }}
          />
        </div>
        <div className={styles.stance}>
          <StancePicker
            label={last ? `Stance of ${codebook.look(last.codeId).name}` : 'Stance of the next code'}
            value={stance}
            onChange={setStance}
          />
        </div>
      </div>
      <ComboList
        label={name === '' ? 'Codes used most' : 'Codes'}
        list={list.listProps}
        sections={[{ id: 'codes', items: options }]}
        idOf={idOf}
        className={styles.list}
      >
        {(option, { isCurrent }) =>
          option.kind === 'new' ? (
            <span className={styles.newCode}>
              <Icon of={Plus} size={14} />
              <span className={styles.newWords}>
                New code “{option.name}”{newGroup && ` under ${newGroup.name}`}
              </span>
              <Key>Ctrl Enter</Key>
            </span>
          ) : (
            <CodeOption
              code={option.code}
              codebook={codebook}
              isCurrent={isCurrent}
              isChosen={codings.some((coding) => coding.codeId === option.code.codeId)}
              number={name === '' ? frequent.indexOf(option.code) + 1 : 0}
            />
          )
        }
      </ComboList>
      {options.length === 0 && <p className={styles.none}>No code says “{name}”.</p>}
      {memo && (
        <div className={styles.memo} data-memo="">
          <TextArea
            label="Memo"
            isLabelHidden
            placeholder="Memo: why this matters, what to ask next"
            value={memoDraft ?? memo.text}
            rows={1}
            grows
            autoFocus={memo.startsThere}
            onChange={setMemoDraft}
            onBlur={commitMemo}
          />
        </div>
      )}
      <div className={styles.foot} aria-hidden="true">
        <span>
          <Key>Alt 1–3</Key>Stance
        </span>
        <span>
          <Key>Ctrl 1–9</Key>Frequent codes
        </span>
        {memo && (
          <span>
            <Key>Tab</Key>Memo
          </span>
        )}
        <span className={styles.escape}>
          <Key>Esc</Key>
          {memo ? 'Close, quote kept' : 'Close'}
        </span>
      </div>
    </div>
  )
}

const memoField = (from: Element): HTMLTextAreaElement | null =>
  from.closest('[role="dialog"]')?.querySelector('[data-memo] textarea') ?? null

/** A new code stands in the group of the row the arrows are on, else of the code added last. */
function parentFor(current: Option | undefined, lastId: CodeId | null, codebook: Codebook): CodeId | null {
  const near = current?.kind === 'code' ? current.code : lastId === null ? undefined : codebook.byId.get(lastId)
  return near ? (near.codable && near.builtIn ? near.parent : (near.parent ?? null)) : null
}

interface CodeOptionProps {
  code: CodeView
  codebook: Codebook
  isCurrent: boolean
  isChosen: boolean
  /** 1–9 for the frequent ones. */
  number: number
}

function CodeOption({ code, codebook, isCurrent, isChosen, number }: CodeOptionProps) {
  return (
    <span className={styles.option}>
      <CodeChip code={codebook.look(code.codeId)} />
      <span className={styles.brief}>{code.brief || code.title || code.definition}</span>
      <span className={styles.count} title={`On ${code.quotes} quotes`}>
        {code.quotes}
      </span>
      <span className={styles.key}>
        {isCurrent ? (
          <Key>Enter</Key>
        ) : number > 0 ? (
          <span className={styles.number}>{number}</span>
        ) : (
          isChosen && <span className={styles.number}>on</span>
        )}
      </span>
      {isCurrent && (code.useWhen !== '' || code.avoidWhen !== '' || code.definition !== '') && (
        <span className={styles.more}>
          {code.useWhen === '' && code.avoidWhen === '' && <span>{code.definition}</span>}
          {code.useWhen !== '' && (
            <span>
              <b>Use when</b> {code.useWhen}
            </span>
          )}
          {code.avoidWhen !== '' && (
            <span>
              <b>Not when</b> {code.avoidWhen}
            </span>
          )}
        </span>
      )}
    </span>
  )
}
