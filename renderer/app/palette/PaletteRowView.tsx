/** One row of the palette: what it is, what it is called, its key or where it leads. */
import { ArrowRight, FileText, ListChecks, NotebookPen, Presentation, Quote, Search, UserRound } from 'lucide-react'
import { Icon, type LucideIcon } from '#renderer/ui/base/Icon.tsx'
import { CodeChip } from '#renderer/ui/codes/CodeChip.tsx'
import { Key } from '#renderer/ui/controls/Key.tsx'
import { joinRanges, type TextRange } from '#renderer/ui/text/Snippet.tsx'
import { useCodebook } from '../workspace.ts'
import { keyWords } from '../keys.ts'
import type { PaletteRow } from './paletteRows.ts'
import styles from './Palette.module.css'

const icons: Readonly<Record<'note' | 'source' | 'quote' | 'plan' | 'step' | 'person' | 'workshop', LucideIcon>> = {
  note: NotebookPen,
  source: FileText,
  quote: Quote,
  plan: ListChecks,
  step: ListChecks,
  person: UserRound,
  workshop: Presentation,
}

export function PaletteRowView({ row }: { row: PaletteRow }) {
  if (row.type === 'command')
    return (
      <span className={styles.row} data-disabled={row.disabledBecause !== undefined || undefined}>
        <Icon of={ArrowRight} className={styles.glyph} />
        <span className={styles.title}>
          <Lifted text={row.title} ranges={row.ranges} />
        </span>
        <span className={styles.detail}>{row.disabledBecause}</span>
        {row.keys !== undefined && <Key>{keyWords(row.keys)}</Key>}
      </span>
    )
  if (row.type === 'search')
    return (
      <span className={styles.row}>
        <Icon of={Search} className={styles.glyph} />
        <span className={styles.title}>Search everything for “{row.query}”</span>
        <Key>{keyWords('Mod+Shift+F')}</Key>
      </span>
    )
  const { found, ranges } = row
  if (found.kind === 'code') return <CodeRow row={row} />
  return (
    <span className={styles.row}>
      <Icon of={icons[found.kind]} className={styles.glyph} />
      <span className={found.kind === 'quote' ? styles.said : styles.title}>
        {found.title === '' ? 'Untitled' : <Lifted text={found.title} ranges={ranges} />}
      </span>
      <span className={styles.detail}>{found.detail}</span>
    </span>
  )
}

function CodeRow({ row: { found } }: { row: Extract<PaletteRow, { type: 'found' }> }) {
  const { look, byId } = useCodebook()
  const code = byId.get(found.id)
  return (
    <span className={styles.row}>
      <span className={styles.code}>
        <CodeChip code={look(found.id)} />
      </span>
      <span className={styles.title}>{code?.title ?? found.title}</span>
      <span className={styles.detail}>{code?.brief ?? found.detail}</span>
    </span>
  )
}

/** A title with what was typed in it set heavier. */
function Lifted({ text, ranges }: { text: string; ranges: readonly TextRange[] }) {
  const joined = joinRanges(ranges, text.length)
  return (
    <>
      {joined.map(({ from, to }, i) => (
        <span key={from}>
          {text.slice(joined[i - 1]?.to ?? 0, from)}
          <b>{text.slice(from, to)}</b>
        </span>
      ))}
      {text.slice(joined.at(-1)?.to ?? 0)}
    </>
  )
}
