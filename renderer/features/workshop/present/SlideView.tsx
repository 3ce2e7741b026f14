/** One slide, black on white whatever the theme; everything in it grows with its width. */
import type { Slide } from '#shared/workshop/pack.ts'
import { cx } from '#renderer/ui/base/cx.ts'
import styles from './Slide.module.css'

export function SlideView({ slide, isSmall = false }: { slide: Slide; isSmall?: boolean }) {
  return (
    <section
      className={styles.slide}
      data-kind={slide.kind}
      aria-label={slide.title}
      aria-hidden={isSmall || undefined}
    >
      <h1 dir="auto" className={cx(styles.title, slide.title.length > 70 && styles.longTitle)}>
        {slide.title}
      </h1>
      <div className={styles.body}>
        <Body slide={slide} />
      </div>
      {slide.source !== '' && <p className={styles.source}>{slide.source}</p>}
    </section>
  )
}

function Bullets({ bullets, numbered = false }: { bullets: readonly string[]; numbered?: boolean }) {
  const List = numbered ? 'ol' : 'ul'
  const letters = bullets.reduce((sum, words) => sum + words.length, 0)
  return (
    <List className={cx(styles.bullets, (letters > 380 || bullets.length > 6) && styles.dense)}>
      {bullets.map((words, i) => (
        <li key={i} dir="auto">
          {words}
        </li>
      ))}
    </List>
  )
}

function Body({ slide }: { slide: Slide }) {
  switch (slide.kind) {
    case 'title':
      return slide.subtitle === '' ? null : <p className={styles.subtitle}>{slide.subtitle}</p>
    case 'bullets':
      return <Bullets bullets={slide.bullets} numbered={slide.numbered} />
    case 'quote':
      return (
        <blockquote dir="auto" className={cx(styles.said, slide.text.length > 220 && styles.longSaid)}>
          {slide.text}
        </blockquote>
      )
    case 'columns':
      return (
        <div className={styles.pair}>
          {slide.columns.map(({ title, bullets }) => (
            <div key={title}>
              <h2>{title}</h2>
              <Bullets bullets={bullets} />
            </div>
          ))}
        </div>
      )
    case 'table':
      return (
        <table className={cx(styles.table, slide.rows.length > 8 && styles.dense)}>
          <thead>
            <tr>
              {slide.columns.map((column) => (
                <th key={column} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {slide.rows.map((row, at) => (
              <tr key={at}>
                {slide.columns.map((column, i) => (
                  <td key={column}>{row[i] ?? ''}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )
    case 'chart':
      return <Chart categories={slide.categories} series={slide.series} />
  }
}

type ChartProps = Pick<Extract<Slide, { kind: 'chart' }>, 'categories' | 'series'>

/** Bars as a table: each number is printed, so that it reads without colour and aloud. */
function Chart({ categories, series }: ChartProps) {
  const most = Math.max(1, ...series.flatMap(({ values }) => values))
  return (
    <table className={styles.chart}>
      <thead>
        <tr>
          <th scope="col" aria-label="What is counted" />
          {series.map(({ name }, i) => (
            <th key={name} scope="col">
              <i className={styles[`series${Math.min(i, 2)}`]} aria-hidden="true" />
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {categories.map((category, at) => (
          <tr key={category}>
            <th scope="row">{category}</th>
            {series.map(({ name, values }, i) => (
              <td key={name}>
                <span className={styles.bar}>
                  <i
                    className={styles[`series${Math.min(i, 2)}`]}
                    aria-hidden="true"
                    style={{ width: `${((values[at] ?? 0) / most) * 82}%` }}
                  />
                  {values[at] ?? 0}
                </span>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
