/**
 * Codes for a quote (or for a source as a whole) without leaving the keyboard: type, Enter adds and the
 * picker stays, Alt 1–3 sets the stance of the code just added, Tab goes to the memo, Escape closes.
 */
import { Plus } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import type { KeyboardEvent, ReactNode, Ref } from 'react'
import { handOverKeys } from '#renderer/app/keysAhead.ts'
import type { Codebook } from '#renderer/app/workspace.ts'
import { Icon } from '#renderer/ui/base/Icon.tsx'
import { CodeChip } from '#renderer/ui/codes/CodeChip.tsx'
import { StancePicker } from '#renderer/ui/codes/StancePicker.tsx'
import { Key } from '#renderer/ui/controls/Key.tsx'
import { TextArea } from '#renderer/ui/controls/TextArea.tsx'
import { ComboList } from '#renderer/ui/lists/ComboList.tsx'
import { Stance } from '#shared/model/coding.ts'
import type { CodeId } from '#shared/model/ids.ts'
import { CodeOption } from './CodeOption.tsx'
import { optionId, useCodePicking } from './useCodePicking.ts'
import type { OwnCoding } from './useOwnCodings.ts'
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
  memo?:
    | {
        text: string
        onChange: (text: string) => void
        startsThere: boolean
        /** Below it: who made the quote, earlier memos. */
        aside?: ReactNode
      }
    | undefined
  onClose: () => void
  ref?: Ref<HTMLDivElement> | undefined
}

export function CodePicker(props: CodePickerProps) {
  const { subject, codebook, memo, onClose, ref } = props
  const input = useRef<HTMLInputElement>(null)
  const [memoDraft, setMemoDraft] = useState<string | null>(null)
  const picking = useCodePicking({ ...props, onTakenOff: () => input.current?.focus() })
  const { codings, query, name, options, frequent, list, last, stance, setStance, add, remove, make, newGroup } =
    picking

  useEffect(() => {
    const startsAtMemo = memo?.startsThere === true
    if (!startsAtMemo) input.current?.focus({ preventScroll: true })
    // What was typed while the quote was made is the field's beginning.
    handOverKeys((ahead) => {
      if (startsAtMemo) setMemoDraft(memo.text + ahead)
      else picking.setQuery(ahead)
    })
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
            onChange={(event) => picking.setQuery(event.target.value)}
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
        idOf={optionId}
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
          {memo.aside !== undefined && <p className={styles.aside}>{memo.aside}</p>}
        </div>
      )}
      <PickerFoot hasMemo={memo !== undefined} />
    </div>
  )
}

/** The keys, for the eye; a screen reader hears what they did. */
function PickerFoot({ hasMemo }: { hasMemo: boolean }) {
  return (
    <div className={styles.foot} aria-hidden="true">
      <span>
        <Key>Alt 1–3</Key>Stance
      </span>
      <span>
        <Key>Ctrl 1–9</Key>Frequent codes
      </span>
      {hasMemo && (
        <span>
          <Key>Tab</Key>Memo
        </span>
      )}
      <span className={styles.escape}>
        <Key>Esc</Key>
        {hasMemo ? 'Close, quote kept' : 'Close'}
      </span>
    </div>
  )
}

const memoField = (from: Element): HTMLTextAreaElement | null =>
  from.closest('[role="dialog"]')?.querySelector('[data-memo] textarea') ?? null
