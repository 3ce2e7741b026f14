/** A sheet of cards in the proportions of its paper, with the lines it is cut along. */
import type { Card } from '#shared/workshop/pack.ts'
import { type CardLayout, cropMarks } from '#shared/workshop/cardLayout.ts'
import styles from './Cards.module.css'

/** Heights of letters in millimetres, the largest first. */
const SIZES = [7, 6.2, 5.4, 4.8, 4.2, 3.7, 3.2, 2.8, 2.4, 2] as const
/** Of a letter's height: how wide one is on average, with room for words that do not divide, and how far lines stand apart. */
const [WIDE, LINE] = [0.52, 1.42]
/** What the edges, the head and the source take of a card, in millimetres. */
const [BESIDE, ABOVE] = [20, 30]

/** The largest letters with which these words stand on the card. */
function sizeFor(text: string, { card }: CardLayout): number {
  const fits = (size: number): boolean => {
    const perLine = Math.max(1, Math.floor((card.width - BESIDE) / (size * WIDE)))
    return Math.ceil(text.length / perLine) * size * LINE <= card.height - ABOVE
  }
  return SIZES.find(fits) ?? 2
}

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
              className={each.said ? styles.said : styles.ours}
              style={{ fontSize: `${(sizeFor(each.text, layout) / sheet.width) * 100}cqi` }}
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
