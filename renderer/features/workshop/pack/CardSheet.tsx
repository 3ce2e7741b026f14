/** A sheet of cards in the proportions of its paper, with the lines it is cut along. */
import type { Card } from '#shared/workshop/pack.ts'
import { type CardLayout, cropMarks } from '#shared/workshop/cardLayout.ts'
import { cx } from '#renderer/ui/base/cx.ts'
import styles from './Cards.module.css'

/** Words that still fit a card at full size; longer ones are set smaller, as on paper. */
const LONG = 150
const LONGER = 320

export function CardSheet({ cards, layout, title }: { cards: readonly Card[]; layout: CardLayout; title: string }) {
  const { sheet, columns, rows, left, top } = layout
  const percent = (part: number, whole: number): string => `${(part / whole) * 100}%`
  const room = {
    left: percent(left, sheet.width),
    right: percent(left, sheet.width),
    top: percent(top, sheet.height),
    bottom: percent(top, sheet.height),
    gridTemplateColumns: `repeat(${columns}, 1fr)`,
    gridTemplateRows: `repeat(${rows}, 1fr)`,
  }
  return (
    <div className={styles.sheet} style={{ aspectRatio: `${sheet.width} / ${sheet.height}` }}>
      <svg className={styles.marks} viewBox={`0 0 ${sheet.width} ${sheet.height}`} aria-hidden="true">
        {cropMarks(layout).map(([x1, y1, x2, y2]) => (
          <line key={`${x1} ${y1} ${x2} ${y2}`} x1={x1} y1={y1} x2={x2} y2={y2} />
        ))}
      </svg>
      <ul className={styles.cards} style={room} aria-label={title}>
        {cards.map((each, i) => (
          <li key={i} className={styles.card}>
            <span className={styles.head}>
              <span>{each.tag}</span>
              <span>{each.title}</span>
            </span>
            <span
              dir="auto"
              className={cx(
                each.said ? styles.said : styles.ours,
                each.text.length > LONG && styles.long,
                each.text.length > LONGER && styles.longer,
              )}
            >
              {each.text}
            </span>
            <span className={styles.cite}>{each.source}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}
