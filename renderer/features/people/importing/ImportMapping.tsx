/** Which column is which, how dates are written, and what the words for who acted mean. */
import type { InteractionPreview, TableColumn } from '#shared/contract/interactionImport.ts'
import type { Direction } from '#shared/model/people.ts'
import { Checkbox } from '#renderer/ui/controls/Checkbox.tsx'
import { Select, type SelectOption } from '#renderer/ui/controls/Select.tsx'
import { dayWords } from '../dayWords.ts'
import { directions } from '../log/DirectionSign.tsx'
import type { Reading } from './ImportDialog.tsx'
import styles from './ImportDialog.module.css'

const columnNames: readonly { id: TableColumn; label: string }[] = [
  { id: 'person', label: 'Person' },
  { id: 'date', label: 'Day' },
  { id: 'direction', label: 'Who acted' },
  { id: 'kind', label: 'Kind' },
  { id: 'channel', label: 'Channel' },
  { id: 'note', label: 'Note' },
  { id: 'paid', label: 'Money passed' },
  { id: 'group', label: 'Group' },
]

/** Formats that tables are usually written in; the table decides where it can. */
const formats = [
  'DD/MM/YYYY',
  'MM/DD/YYYY',
  'DD.MM.YYYY',
  'YYYY-MM-DD',
  'DD-MM-YYYY',
  'MM-DD-YYYY',
  'DD/MM/YY',
  'MM/DD/YY',
]
const BY_ITSELF = 'auto'
const NONE = 'none'

export interface ImportMappingProps {
  preview: InteractionPreview
  reading: Reading
  onReading: (reading: Reading) => void
  onColumn: (name: TableColumn, column: number | null) => void
}

export function ImportMapping({ preview, reading, onReading, onColumn }: ImportMappingProps) {
  const { columns, mapping, dates, directionWords } = preview
  const options = (isNeeded: boolean): SelectOption[] => [
    ...(isNeeded ? [] : [{ id: NONE, label: 'Not in this table' }]),
    ...columns.map(({ heading, samples }, i) => ({ id: String(i + 1), label: heading, detail: samples.join(', ') })),
  ]
  const chosen = reading.dateFormat
  const offered = [...new Set([...(dates.unclear?.choices.map(({ format }) => format) ?? []), ...formats])]
  const dateOptions: SelectOption[] = [
    {
      id: BY_ITSELF,
      label: dates.readAs === '' || chosen !== undefined ? 'As the table shows' : `As the table shows: ${dates.readAs}`,
    },
    ...offered.map((format) => {
      const means = dates.unclear?.choices.find((choice) => choice.format === format)
      return { id: format, label: format, detail: means && `${dates.unclear?.example} is ${dayWords(means.day, '')}` }
    }),
  ]
  const unknown = directionWords.filter(
    ({ word, direction }) => direction === null || word in (reading.directionWords ?? {}),
  )
  return (
    <div className={styles.mapping}>
      {columnNames.map(({ id, label }) => {
        const isNeeded = id === 'person' || id === 'date'
        const at = mapping[id]
        return (
          <Select
            key={id}
            label={label}
            options={options(isNeeded)}
            value={at === null || at === undefined ? (isNeeded ? null : NONE) : String(at)}
            placeholder="Choose a column"
            error={isNeeded && (at === null || at === undefined) ? 'Say which column it is.' : undefined}
            onChange={(value) => onColumn(id, value === NONE ? null : Number(value))}
          />
        )
      })}
      <Select
        label="Dates are written"
        options={dateOptions}
        value={chosen ?? BY_ITSELF}
        error={
          dates.unclear
            ? `“${dates.unclear.example}” can be ${dates.unclear.choices.map(({ day }) => dayWords(day, '')).join(' or ')}. Choose how it is written.`
            : undefined
        }
        onChange={(format) => {
          const { dateFormat: _before, ...rest } = reading
          onReading(format === BY_ITSELF ? rest : { ...rest, dateFormat: format })
        }}
      />
      <Select
        label={mapping.direction === null ? 'Who acted, in all rows' : 'Who acted, where nothing is said'}
        options={directions.map(({ id, label }) => ({ id, label }))}
        value={reading.defaultDirection ?? 'act'}
        onChange={(defaultDirection) => onReading({ ...reading, defaultDirection })}
      />
      {unknown.map(({ word, rows, direction }) => (
        <Select
          key={word}
          label={`“${word}” means (${rows.toLocaleString('en')} ${rows === 1 ? 'row' : 'rows'})`}
          options={directions.map(({ id, label }) => ({ id, label }))}
          value={direction}
          onChange={(meaning: Direction) =>
            onReading({ ...reading, directionWords: { ...reading.directionWords, [word]: meaning } })
          }
        />
      ))}
      <div className={styles.header}>
        <Checkbox
          isChecked={reading.hasHeader ?? preview.hasHeader}
          onChange={(hasHeader) => onReading({ ...reading, hasHeader })}
        >
          The first row is headings
        </Checkbox>
      </div>
    </div>
  )
}
