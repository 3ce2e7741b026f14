/** Go to or do anything: titles of notes, sources and codes, and every command that can be done now. */
import { BookOpen, ChevronRight, NotebookPen, Tags } from 'lucide-react'
import { useState } from 'react'
import type { QueryOutput } from '#shared/contract/queries.ts'
import { CodeId, NoteId, SourceId } from '#shared/model/ids.ts'
import { Icon } from '#renderer/ui/base/Icon.tsx'
import { Key } from '#renderer/ui/controls/Key.tsx'
import { SearchField } from '#renderer/ui/controls/SearchField.tsx'
import { ComboList } from '#renderer/ui/lists/ComboList.tsx'
import { useComboList } from '#renderer/ui/lists/useComboList.ts'
import { FloatingPanel } from '#renderer/ui/overlays/Dialog.tsx'
import { Snippet, type TextRange } from '#renderer/ui/text/Snippet.tsx'
import { useSteadyQuery } from '../data/useQuery.ts'
import { availableCommands, runCommand, useCommandsVersion } from './commands.ts'
import { keyWords } from './keys.ts'
import { navigate } from './navigation.ts'
import styles from './Palette.module.css'

type Found = QueryOutput<'quickFind'>[number]
type Item = { kind: 'thing'; thing: Found } | { kind: 'command'; command: ReturnType<typeof availableCommands>[number] }

const idOf = (item: Item): string => (item.kind === 'thing' ? `${item.thing.kind}/${item.thing.id}` : item.command.id)
const icons = { note: NotebookPen, source: BookOpen, code: Tags, quote: BookOpen }
const kindWords = { note: 'note', source: 'source', code: 'code', quote: 'quote' }

/** Opens what was found. */
function openThing({ kind, id }: Found): void {
  if (kind === 'note') navigate({ place: 'notes', noteId: NoteId.parse(id) })
  if (kind === 'source') navigate({ place: 'library', sourceId: SourceId.parse(id) })
  if (kind === 'code') navigate({ place: 'codes', codeId: CodeId.parse(id) })
}

/** Every word of the query must begin a word of the title (or of its other names). */
export function matchesWords(query: string, text: string): boolean {
  const words = text.toLowerCase().split(/[\s….,()-]+/)
  return query
    .toLowerCase()
    .split(/\s+/)
    .filter((part) => part !== '')
    .every((part) => words.some((word) => word.startsWith(part)))
}

/** Where the query's words begin words of the text, to be marked. */
export function rangesOf(query: string, text: string): TextRange[] {
  return query
    .toLowerCase()
    .split(/\s+/)
    .filter((part) => part !== '')
    .flatMap((part) => {
      const lower = text.toLowerCase()
      const at = lower.startsWith(part)
        ? 0
        : lower.search(new RegExp(`(?<=[^\\p{L}\\p{N}])${part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`, 'u'))
      return at < 0 ? [] : [{ from: at, to: at + part.length }]
    })
}

export function Palette({ isOpen, onOpenChange }: { isOpen: boolean; onOpenChange: (isOpen: boolean) => void }) {
  return (
    <FloatingPanel isOpen={isOpen} onOpenChange={onOpenChange} label="Go to or do anything">
      <PaletteBody onClose={() => onOpenChange(false)} />
    </FloatingPanel>
  )
}

function PaletteBody({ onClose }: { onClose: () => void }) {
  const [text, setText] = useState('')
  useCommandsVersion()
  const onlyCommands = text.startsWith('>')
  const onlyCodes = text.startsWith('#')
  const query = text.replace(/^[>#]\s*/, '')
  const { rows } = useSteadyQuery(
    'quickFind',
    onlyCommands
      ? null
      : { query, limit: query === '' && !onlyCodes ? 8 : 20, ...(onlyCodes ? { kinds: ['code' as const] } : {}) },
  )
  const things: Item[] = onlyCommands ? [] : (rows ?? []).map((thing) => ({ kind: 'thing', thing }))
  const commands: Item[] = onlyCodes
    ? []
    : availableCommands()
        .filter(
          (command) =>
            command.id !== 'palette.open' &&
            matchesWords(query, `${command.title} ${'also' in command ? command.also : ''}`),
        )
        .map((command) => ({ kind: 'command', command }))
  const sections = [
    { id: 'things', label: query === '' && !onlyCodes ? 'Recent' : 'Go to', items: things },
    { id: 'commands', label: 'Commands', items: commands },
  ].filter((section) => section.items.length > 0)
  const items = sections.flatMap((section) => section.items)
  const pick = (item: Item): void => {
    onClose()
    if (item.kind === 'thing') openThing(item.thing)
    // After the panel has gone and the focus is back where it was: the command may depend on it.
    else requestAnimationFrame(() => void runCommand(item.command.id))
  }
  const list = useComboList({ items, idOf, onPick: pick, query: text })
  return (
    <>
      <div className={styles.head}>
        <SearchField
          label="Go to or do anything"
          placeholder="Title of a note, source or code, or what to do"
          value={text}
          onChange={setText}
          isBare
          autoFocus
          size="large"
          combo={list.inputProps}
        />
      </div>
      <div className={styles.results}>
        {items.length === 0 ? (
          <p className={styles.nothing}>
            Nothing is called “{query}”. <Key>Ctrl Shift F</Key> looks in every text.
          </p>
        ) : (
          <ComboList label="Results" list={list.listProps} sections={sections} idOf={idOf}>
            {(item) => <Row item={item} query={query} />}
          </ComboList>
        )}
      </div>
      <div className={styles.foot}>
        <span>
          <Key>Enter</Key> Run
        </span>
        <span>
          <Key>{'>'}</Key> commands
        </span>
        <span>
          <Key>#</Key> codes
        </span>
        <span className={styles.last}>
          <Key>Ctrl Shift F</Key> Search every word
        </span>
      </div>
    </>
  )
}

function Row({ item, query }: { item: Item; query: string }) {
  if (item.kind === 'command') {
    const { command } = item
    return (
      <div className={styles.row}>
        <Icon of={ChevronRight} />
        <span className={styles.title}>
          <Snippet text={command.title} ranges={rangesOf(query, command.title)} />
        </span>
        <span className={styles.detail} />
        {'keys' in command && command.keys !== undefined && <Key>{keyWords(command.keys)}</Key>}
      </div>
    )
  }
  const { kind, title, detail } = item.thing
  return (
    <div className={styles.row}>
      <Icon of={icons[kind]} />
      <span className={styles.title}>
        <Snippet text={title === '' ? 'Untitled note' : title} ranges={rangesOf(query, title)} />
      </span>
      <span className={styles.detail}>{detail === '' ? kindWords[kind] : detail}</span>
    </div>
  )
}
