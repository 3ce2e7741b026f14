/** One part of a pack as it will be: a page, a slide, a sheet of cards at its proportions, a sheet to fill in. */
import type { CSSProperties } from 'react'
import type { Pack, Sheet } from '#shared/workshop/pack.ts'
import { layOut } from '#shared/workshop/cardLayout.ts'
import { SlideView } from '../present/SlideView.tsx'
import { CardSheet } from './CardSheet.tsx'
import { TreeView } from './TreeView.tsx'
import type { PackPart } from './parts.ts'
import styles from './Pack.module.css'

export function PartPreview({ pack, part, page }: { pack: Pack; part: PackPart; page: number }) {
  if (part.kind === 'handout' || part.kind === 'key') {
    const { tree, language } = part.kind === 'handout' ? pack.handout : pack.key
    return (
      <article className={styles.document} lang={language ?? undefined}>
        <TreeView tree={tree} />
      </article>
    )
  }
  if (part.kind === 'deck') {
    const slide = pack.deck[page]
    return (
      slide && (
        <div className={styles.slideRoom}>
          <SlideView slide={slide} />
          {slide.notes !== '' && (
            <p className={styles.notes}>
              <b>Notes</b> {slide.notes}
            </p>
          )}
        </div>
      )
    )
  }
  if (part.kind === 'cards') {
    const set = pack.cards[part.at]
    const layout = layOut(pack.paper, pack.cardSize)
    const perSheet = layout.columns * layout.rows
    return (
      set && (
        <CardSheet cards={set.cards.slice(page * perSheet, (page + 1) * perSheet)} layout={layout} title={set.title} />
      )
    )
  }
  if (part.kind === 'sheets') {
    const sheet = pack.sheets[page]
    return sheet && <SheetView sheet={sheet} />
  }
  return <Names pack={pack} />
}

function SheetView({ sheet }: { sheet: Sheet }) {
  return (
    <article className={styles.document}>
      <h1>{sheet.title}</h1>
      {sheet.kind === 'numbered' ? (
        <ol className={styles.votes}>
          {sheet.rows.map(({ number, text, source }) => (
            <li key={number}>
              <b>{number}</b>
              <span>
                {text}
                {source !== '' && <small>{source}</small>}
              </span>
              <i aria-hidden="true" />
            </li>
          ))}
        </ol>
      ) : (
        <>
          <table className={styles.grid} style={{ '--columns': sheet.columns.length } as CSSProperties}>
            <thead>
              <tr>
                <th scope="col" aria-label="Row" />
                {sheet.columns.map((column) => (
                  <th key={column} scope="col">
                    {column}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {sheet.rows.map(({ title, cells }) => (
                <tr key={title}>
                  <th scope="row">{title}</th>
                  {sheet.columns.map((column, i) => (
                    <td key={column}>{cells[i] ?? ''}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
          {sheet.source !== '' && <p className={styles.cite}>{sheet.source}</p>}
        </>
      )}
    </article>
  )
}

function Names({ pack: { nameKey } }: { pack: Pack }) {
  return (
    <article className={styles.document}>
      <h1>Names behind the pseudonyms</h1>
      <p>This list goes into a folder of its own, kept-apart. Hand on everything else, and keep this here.</p>
      {nameKey.length === 0 ? (
        <p>No person and no company stands in the pack.</p>
      ) : (
        <table className={styles.grid}>
          <thead>
            <tr>
              <th scope="col">In the pack</th>
              <th scope="col">Is</th>
            </tr>
          </thead>
          <tbody>
            {nameKey.map(({ kind, pseudonym, name }) => (
              <tr key={`${kind} ${pseudonym} ${name}`}>
                <td>{pseudonym}</td>
                <td>{name}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </article>
  )
}
