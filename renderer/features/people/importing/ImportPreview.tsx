/** What would come in, and which rows cannot. */
import type { InteractionPreview } from '#shared/contract/interactionImport.ts'
import { Checkbox } from '#renderer/ui/controls/Checkbox.tsx'
import { dayWords } from '../dayWords.ts'
import { directionLabel, DirectionSign } from '../log/DirectionSign.tsx'
import type { Reading } from './ImportDialog.tsx'
import { SkippedRows } from './SkippedRows.tsx'
import styles from './ImportDialog.module.css'

const counted = (count: number, one: string, many: string): string =>
  `${count.toLocaleString('en')} ${count === 1 ? one : many}`

export interface ImportPreviewProps {
  preview: InteractionPreview
  reading: Reading
  onReading: (reading: Reading) => void
}

export function ImportPreview({ preview, reading, onReading }: ImportPreviewProps) {
  const { rows, people, newPeople, interactions, alreadyThere, repeated, skipped, skippedTotal, sample } = preview
  return (
    <section aria-label="What would come in" className={styles.preview}>
      <p className={styles.sum}>
        <b>
          {counted(interactions, 'interaction', 'interactions')} of {counted(people, 'person', 'people')}
        </b>{' '}
        out of {counted(rows, 'row', 'rows')}
        {newPeople > 0 &&
          `; ${newPeople === people ? (people === 1 ? 'who is new' : 'all of them new') : `${newPeople.toLocaleString('en')} of them new`}`}
        . Names are the same person whatever their case and blanks.
        {repeated > 0 &&
          ` ${counted(repeated, 'row says', 'rows say')} the same as another; each is an interaction of its own.`}
      </p>
      {(alreadyThere > 0 || reading.again === true) && (
        <div>
          <p>{counted(alreadyThere, 'row is', 'rows are')} here already and passed over.</p>
          <Checkbox isChecked={reading.again ?? false} onChange={(again) => onReading({ ...reading, again })}>
            Take them in once more
          </Checkbox>
        </div>
      )}
      {sample.length > 0 && (
        <table className={styles.sample}>
          <caption className={styles.caption}>The first rows, as they are read</caption>
          <thead>
            <tr>
              <th scope="col">Row</th>
              <th scope="col">Person</th>
              <th scope="col">Day</th>
              <th scope="col">Who acted</th>
              <th scope="col">More</th>
            </tr>
          </thead>
          <tbody>
            {sample.map((row) => (
              <tr key={row.row}>
                <td className={styles.number}>{row.row}</td>
                <th scope="row" dir="auto">
                  {row.person}
                  {row.isNew && <span className={styles.new}>new</span>}
                </th>
                <td>{dayWords(row.on, '')}</td>
                <td>
                  <span className={styles.who}>
                    <DirectionSign direction={row.direction} />
                    {directionLabel(row.direction)}
                  </span>
                </td>
                <td className={styles.detail} dir="auto">
                  {row.detail}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {preview.dates.unclear === null && <SkippedRows rows={skipped} total={skippedTotal} isDone={false} />}
    </section>
  )
}
