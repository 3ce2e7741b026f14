/** What is known of a source, to be put right: each field is kept on Enter or when one leaves it. */
import { ExternalLink } from 'lucide-react'
import { Earlier } from '#renderer/app/Earlier.tsx'
import { useReadOnlyBecause } from '#renderer/app/team.ts'
import { shell } from '#renderer/data/shell.ts'
import { useQuery } from '#renderer/data/useQuery.ts'
import { Button } from '#renderer/ui/controls/Button.tsx'
import { DateTextField } from '#renderer/ui/controls/DateTextField.tsx'
import { formatPartialDate } from '#renderer/ui/controls/partialDate.ts'
import { Select } from '#renderer/ui/controls/Select.tsx'
import { SourcePatch } from '#shared/contract/commands.ts'
import type { SourceView } from '#shared/contract/views.ts'
import { SourceId } from '#shared/model/ids.ts'
import { PartialDate, SourceKind } from '#shared/model/source.ts'
import { kindWords } from '../list/sourceWords.ts'
import { DraftField } from './DraftField.tsx'
import { keep, parseAuthors, toAddress } from './fieldValues.ts'
import styles from './SourceInspector.module.css'

/** A source with a text is no mere reference. */
const kindsFor = (kind: SourceKind): SourceKind[] =>
  SourceKind.options.filter((each) => each !== 'reference' || kind === 'reference')

export interface SourceFormProps {
  source: SourceView
  onEdit: (patch: SourcePatch) => void
}

export function SourceForm({ source, onEdit }: SourceFormProps) {
  const { url, sourceId } = source
  const readOnly = useReadOnlyBecause()
  const earlier = (field: keyof SourcePatch, what: string, words?: (value: unknown) => string) => (
    <Earlier
      docId={sourceId}
      subject="source"
      field={field}
      what={what}
      {...(words && { words })}
      onUse={(value) => {
        const patch = SourcePatch.safeParse({ [field]: value })
        if (patch.success) onEdit(patch.data)
      }}
    />
  )
  return (
    <div className={styles.form}>
      {readOnly !== undefined && <p className={styles.words}>{readOnly}</p>}
      <DraftField
        label="Title"
        value={source.title}
        isLong
        onKeep={(title) => (title === '' ? 'A source needs a title.' : keep({ title }, onEdit))}
      />
      {earlier('title', 'title')}
      <DraftField
        label="Authors"
        value={source.authors.join('; ')}
        hint="Several: part them by a semicolon."
        onKeep={(text) => keep({ authors: parseAuthors(text) }, onEdit)}
      />
      {earlier('authors', 'list of authors', (value) => (Array.isArray(value) ? value.join('; ') : ''))}
      <DateTextField
        label="Published"
        value={source.publishedOn ?? ''}
        onChange={(iso) => onEdit({ publishedOn: iso === '' ? null : iso })}
        isDisabled={readOnly !== undefined}
      />
      {earlier('publishedOn', 'date', (value) => {
        const date = PartialDate.safeParse(value)
        return date.success ? formatPartialDate(date.data) : ''
      })}
      <Select
        label="Kind"
        value={source.kind}
        onChange={(kind) => onEdit({ kind })}
        options={kindsFor(source.kind).map((kind) => ({ id: kind, label: kindWords[kind] }))}
        isDisabled={readOnly !== undefined}
      />
      {earlier('kind', 'kind', (value) => {
        const kind = SourceKind.safeParse(value)
        return kind.success ? kindWords[kind.data] : ''
      })}
      <div className={styles.address}>
        <DraftField
          label="Address"
          value={url ?? ''}
          onKeep={(text) => {
            const address = toAddress(text)
            return address === undefined
              ? 'Write an address like https://example.org/page.'
              : keep({ url: address }, onEdit)
          }}
        />
        {url !== null && (
          <Button
            kind="icon"
            icon={ExternalLink}
            label="Open the page on the web"
            onPress={() => void shell().openExternal(url)}
          />
        )}
      </div>
      {earlier('url', 'address')}
      <DraftField
        label="Site or publication"
        value={source.siteName ?? ''}
        onKeep={(siteName) => keep({ siteName: siteName === '' ? null : siteName }, onEdit)}
      />
      {earlier('siteName', 'site')}
      <DraftField
        label="Language"
        value={source.language ?? ''}
        hint={languageName(source.language)}
        onKeep={(language) => keep({ language: language === '' ? null : language }, onEdit)}
      />
      {earlier('language', 'language')}
      <SameOrigin source={source} onEdit={onEdit} />
    </div>
  )
}

function languageName(tag: string | null): string | undefined {
  if (tag === null) return undefined
  try {
    return new Intl.DisplayNames(['en'], { type: 'language' }).of(tag)
  } catch {
    return undefined
  }
}

const NO_ORIGIN = 'none'

/** Two sources that tell the same are counted once. */
function SameOrigin({ source, onEdit }: SourceFormProps) {
  const { rows } = useQuery('sources', { sort: 'title', limit: 2000 })
  const others = (rows?.rows ?? []).filter((row) => row.sourceId !== source.sourceId)
  const known = others.some((row) => row.sourceId === source.sameOriginAs)
  return (
    <Select
      label="Same origin as"
      value={source.sameOriginAs ?? NO_ORIGIN}
      isDisabled={useReadOnlyBecause() !== undefined}
      onChange={(id) => onEdit({ sameOriginAs: id === NO_ORIGIN ? null : SourceId.parse(id) })}
      options={[
        { id: NO_ORIGIN, label: 'No other source' },
        ...(source.sameOriginAs !== null && !known
          ? [{ id: source.sameOriginAs as string, label: source.sameOriginTitle ?? 'A source in the trash' }]
          : []),
        ...others.map((row) => ({ id: row.sourceId as string, label: row.title })),
      ]}
    />
  )
}
