/**
 * The text of a note: an editor bound to the note's replica. Title, bar and inspector are the notes feature's; data
 * and places come in by `services`. Nobody can type before the replica is ready.
 */
import { LexicalComposer } from '@lexical/react/LexicalComposer'
import { useLexicalComposerContext } from '@lexical/react/LexicalComposerContext'
import { AutoLinkPlugin } from '@lexical/react/LexicalAutoLinkPlugin'
import { CheckListPlugin } from '@lexical/react/LexicalCheckListPlugin'
import { ContentEditable } from '@lexical/react/LexicalContentEditable'
import { LexicalErrorBoundary } from '@lexical/react/LexicalErrorBoundary'
import { LinkPlugin } from '@lexical/react/LexicalLinkPlugin'
import { ListPlugin } from '@lexical/react/LexicalListPlugin'
import { MarkdownShortcutPlugin } from '@lexical/react/LexicalMarkdownShortcutPlugin'
import { RichTextPlugin } from '@lexical/react/LexicalRichTextPlugin'
import { TablePlugin } from '@lexical/react/LexicalTablePlugin'
import { $getSelection, $isRangeSelection } from 'lexical'
import {
  memo,
  type Ref,
  useCallback,
  useEffect,
  useEffectEvent,
  useImperativeHandle,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react'
import { appNodes } from '#shared/editor/nodes.ts'
import { cx } from '../ui/base/cx.ts'
import { ErrorNote } from '../ui/feedback/ErrorNote.tsx'
import { installDecorators } from './blocks/decorators.tsx'
import { bindNote, type NoteBinding } from './collab/bindNote.ts'
import { type CaretOwner, createCarets } from './collab/carets.ts'
import { createRecovery, type Recovery } from './collab/recovery.ts'
import { RemoteCarets, type WhoIs } from './collab/RemoteCarets.tsx'
import { FindBar } from './find/FindBar.tsx'
import type { EditorLenses, LensHandle } from './lenses/lenses.ts'
import { LensPlugin } from './lenses/LensPlugin.tsx'
import { LinkMenu } from './menus/LinkMenu.tsx'
import { $insertQuote, QuotePicker, type QuotePlace } from './menus/QuotePicker.tsx'
import { SlashMenu } from './menus/SlashMenu.tsx'
import { CopyPlugin } from './paste/CopyPlugin.tsx'
import { LinkNames } from './paste/LinkNames.tsx'
import { PastePlugin } from './paste/PastePlugin.tsx'
import type { EditorReplica } from './replica.ts'
import { type EditorQuote, type EditorServices, EditorServicesContext, useEditorServices } from './services.ts'
import { noteTheme } from './theme.ts'
import { matchAddress, normaliseAddress } from './tools/addresses.ts'
import { KeysPlugin } from './tools/KeysPlugin.tsx'
import { $readLink, LinkEditor, type LinkPlace } from './tools/LinkEditor.tsx'
import { selectionBox } from './tools/selectionRect.ts'
import { KeepCaret } from './tools/KeepCaret.tsx'
import { MoveBlocks } from './tools/MoveBlocks.tsx'
import { type NoteAct, runNoteAct } from './tools/noteActs.ts'
import { SelectionToolbar } from './tools/SelectionToolbar.tsx'
import { typedMarkdown } from './tools/shortcuts.ts'
import { TableControls } from './tools/TableControls.tsx'
import styles from './note.module.css'

installDecorators()

/** What the place around the editor can ask of it. */
export interface NoteEditorHandle {
  /** Puts the caret at the text's start or end. */
  focus: (place?: 'start' | 'end') => void
  undo: () => void
  redo: () => void
  openFind: () => void
  /** A quote block where the caret is, or at the end where there is none. */
  insertQuote: (quote: EditorQuote) => void
  openQuotePicker: () => void
  /** Does one of the things that menus and the palette name. */
  run: (act: NoteAct) => void
  /** Null while the lenses are off. */
  lenses: () => LensHandle | null
}

export interface NoteEditorProps {
  replica: EditorReplica
  /** From then on it can be typed in. A replica shows nothing before. */
  isReady: boolean
  services: EditorServices
  /** The editor's name for screen readers, e.g. "Text of What a give looks like". */
  label: string
  placeholder?: string | undefined
  /** Whose caret this is, while there are teammates to show it to. */
  me?: CaretOwner | null | undefined
  /** How teammates are named and coloured. */
  who?: WhoIs | undefined
  /** What the lenses read by and whom they tell; without it there are none. */
  lenses?: EditorLenses | null | undefined
  /** For a note in the trash. */
  isReadOnly?: boolean | undefined
  /** An error inside the editor, which goes on with the last good state. */
  onProblem?: ((error: Error) => void) | undefined
  /** Editor and document had drifted apart and were put right. */
  onRepaired?: (() => void) | undefined
  className?: string | undefined
  ref?: Ref<NoteEditorHandle> | undefined
}

/**
 * Give it a `key` of the note's id: another note is another editor. Drawn anew only when it is given something else:
 * what stands around it says "saving" and "saved" at every key.
 */
export const NoteEditor = memo(function NoteEditor({ services, onProblem, ...rest }: NoteEditorProps) {
  const [recovery] = useState(createRecovery)
  return (
    <EditorServicesContext value={services}>
      <LexicalComposer
        initialConfig={{
          namespace: 'commonplace-note',
          nodes: appNodes,
          theme: noteTheme,
          editable: false,
          // The document fills it; a renderer never begins a note.
          editorState: null,
          onError: (error) => {
            if (onProblem) onProblem(error)
            else reportError(error)
            recovery.run()
          },
        }}
      >
        <NoteBody {...rest} recovery={recovery} />
      </LexicalComposer>
    </EditorServicesContext>
  )
})

const linkPolicy = (url: string): boolean => url.startsWith('commonplace:') || normaliseAddress(url) !== null
const linkMatchers = [matchAddress]

/** Where nobody knows the team. */
const asTheySay: WhoIs = (_memberId, name) => ({ name, hue: 'a' })

interface NoteBodyProps extends Omit<NoteEditorProps, 'services' | 'onProblem'> {
  recovery: Recovery
}

function NoteBody(props: NoteBodyProps) {
  const {
    replica,
    isReady,
    label,
    placeholder = 'Write, or type / for more',
    isReadOnly = false,
    me = null,
    who = asTheySay,
    lenses = null,
    recovery,
    onRepaired,
    className,
    ref,
  } = props
  const [editor] = useLexicalComposerContext()
  const services = useEditorServices()
  const frame = useRef<HTMLDivElement>(null)
  const [page, setPage] = useState<HTMLDivElement | null>(null)
  const binding = useRef<NoteBinding | null>(null)
  const lens = useRef<LensHandle>(null)
  const [quotePlace, setQuotePlace] = useState<QuotePlace | null>(null)
  const [linkPlace, setLinkPlace] = useState<LinkPlace | null>(null)
  /** Null, or the words that were selected when it was opened. */
  const [finding, setFinding] = useState<string | null>(null)

  const isFaithful = useSyncExternalStore(recovery.subscribe, recovery.isFaithful)

  const tellRepaired = useEffectEvent(() => onRepaired?.())
  const { doc, awareness } = replica
  const carets = useMemo(() => (awareness ? createCarets(awareness) : undefined), [awareness])
  useEffect(() => carets?.setOwner(me), [carets, me])
  useEffect(() => {
    if (!isReady) return undefined
    const bound = bindNote(editor, doc, () => tellRepaired(), carets)
    binding.current = bound
    const detach = recovery.attach(bound)
    return () => {
      detach()
      binding.current = null
      editor.setEditable(false)
      bound.release()
    }
  }, [editor, doc, isReady, recovery, carets])
  useEffect(
    () => editor.setEditable(isReady && !isReadOnly && isFaithful),
    [editor, doc, isReady, isReadOnly, isFaithful],
  )

  const rectHere = useCallback((): QuotePlace['rect'] => {
    const box = selectionBox(editor.getRootElement()) ?? editor.getRootElement()?.getBoundingClientRect()
    return box
      ? { x: box.left, y: box.top, width: box.right - box.left, height: box.bottom - box.top }
      : { x: 0, y: 0, width: 0, height: 0 }
  }, [editor])
  const openQuotePicker = useCallback(() => {
    // The words that asked for it are taken away in the running update: the place is known after it.
    setTimeout(() => {
      const selection = editor.getEditorState().read(() => {
        const now = $getSelection()
        return $isRangeSelection(now) ? now.clone() : null
      })
      setQuotePlace({ selection, rect: rectHere() })
    })
  }, [editor, rectHere])
  const openLinkEditor = useCallback(() => {
    const link = editor.getEditorState().read($readLink)
    if (link) setLinkPlace({ ...link, rect: rectHere() })
  }, [editor, rectHere])

  useImperativeHandle(ref, () => ({
    focus: (place = 'end') =>
      editor.focus(undefined, { defaultSelection: place === 'start' ? 'rootStart' : 'rootEnd' }),
    undo: () => binding.current?.undo(),
    redo: () => binding.current?.redo(),
    openFind: () => {
      if (finding !== null) frame.current?.querySelector<HTMLInputElement>('search input')?.select()
      else {
        const selected = document.getSelection()?.toString() ?? ''
        setFinding(selected.length > 80 || selected.includes('\n') ? '' : selected)
      }
    },
    insertQuote: (quote) => {
      editor.focus(() => editor.update(() => $insertQuote(quote)), { defaultSelection: 'rootEnd' })
    },
    openQuotePicker,
    run: (act) => runNoteAct(editor, act, { openQuotePicker, openLinkEditor, tell: (words) => services.tell?.(words) }),
    lenses: () => lens.current,
  }))

  return (
    <div ref={frame} className={cx(styles.frame, className)}>
      {finding !== null && <FindBar initial={finding} onClose={() => setFinding(null)} />}
      {!isFaithful && (
        <ErrorNote tone="warn" what="Part of this note cannot be shown">
          It was written with a newer version. Everything in it is safe; it can be edited here again after an update.
        </ErrorNote>
      )}
      <div ref={setPage} className={styles.frame}>
        <RichTextPlugin
          contentEditable={
            <ContentEditable
              className={styles.text ?? ''}
              ariaLabel={label}
              aria-multiline
              spellCheck
              aria-placeholder={placeholder}
              placeholder={() => <div className={styles.placeholder}>{isReady ? placeholder : ''}</div>}
            />
          }
          ErrorBoundary={LexicalErrorBoundary}
        />
        <MoveBlocks />
        {carets && <RemoteCarets carets={carets} frame={page} who={who} />}
      </div>
      <ListPlugin hasStrictIndent />
      <CheckListPlugin />
      <LinkPlugin validateUrl={linkPolicy} />
      <AutoLinkPlugin matchers={linkMatchers} />
      <TablePlugin hasCellMerge={false} hasCellBackgroundColor={false} hasHorizontalScroll />
      <MarkdownShortcutPlugin transformers={typedMarkdown} />
      <KeysPlugin />
      <KeepCaret />
      <CopyPlugin />
      <PastePlugin />
      <LinkNames />
      <SlashMenu onQuote={openQuotePicker} />
      <LinkMenu />
      {lenses && isReady && <LensPlugin ref={lens} lenses={lenses} />}
      <SelectionToolbar onLink={openLinkEditor} />
      <TableControls frame={frame} />
      {quotePlace && <QuotePicker place={quotePlace} onClose={() => setQuotePlace(null)} />}
      {linkPlace && <LinkEditor place={linkPlace} onClose={() => setLinkPlace(null)} />}
    </div>
  )
}
