/** A code's meaning; read first, edited on request. */
import { useState } from 'react'
import type { CodePatch } from '#shared/contract/commands.ts'
import type { CodeView } from '#shared/contract/views.ts'
import { CodeId, LIBRARY_DOC } from '#shared/model/ids.ts'
import { useAct } from '#renderer/app/acting.ts'
import { useCommand } from '#renderer/app/commands.ts'
import { Earlier } from '#renderer/app/Earlier.tsx'
import { useReadOnlyBecause } from '#renderer/app/team.ts'
import { useCodebook } from '#renderer/app/workspace.ts'
import { Button } from '#renderer/ui/controls/Button.tsx'
import { Select } from '#renderer/ui/controls/Select.tsx'
import { TextArea } from '#renderer/ui/controls/TextArea.tsx'
import { TextField } from '#renderer/ui/controls/TextField.tsx'
import styles from './CodePane.module.css'

const colourNames: readonly [id: string, label: string][] = [
  ['own', 'As its group'],
  ['p1', 'Slate blue'],
  ['p2', 'Sea blue'],
  ['p3', 'Green'],
  ['p4', 'Olive'],
  ['p5', 'Ochre'],
  ['px', 'Grey'],
  ['r1', 'Rust'],
  ['r2', 'Plum'],
  ['r3', 'Violet'],
  ['r9', 'Red'],
]

/** No other code above it. */
const TOP = 'top'

type Texts = Required<
  Pick<CodeView, 'name' | 'title' | 'brief' | 'definition' | 'useWhen' | 'avoidWhen' | 'example' | 'colour'>
> & { parent: string }

const textsOf = (code: CodeView): Texts => {
  const { name, title, brief, definition, useWhen, avoidWhen, example, colour } = code
  return { name, title, brief, definition, useWhen, avoidWhen, example, colour, parent: code.parent ?? TOP }
}
/** Where it can stand: at the top, under a group, or under any code that does not stand below it already. */
function placesFor(code: CodeView, codes: readonly CodeView[]): { id: string; label: string }[] {
  const parentOf = new Map(codes.map((each) => [each.codeId as string, each.parent as string | null]))
  const isBelow = (id: string): boolean => {
    const seen = new Set<string>()
    for (let at: string | null = id; at !== null && !seen.has(at); at = parentOf.get(at) ?? null) {
      if (at === code.codeId) return true
      seen.add(at)
    }
    return false
  }
  return [
    { id: TOP, label: 'Nothing: it stands at the top' },
    ...codes
      .filter((each) => !isBelow(each.codeId) && each.mergedInto === null && !each.archived)
      .map((each) => ({
        id: each.codeId as string,
        label: each.title === '' ? each.name : `${each.name}  ${each.title}`,
      })),
  ]
}

export function CodeFields({ code }: { code: CodeView }) {
  const [draft, setDraft] = useState<Texts | null>(null)
  const { codes } = useCodebook()
  const act = useAct()
  useCommand('code.edit', () => setDraft((now) => now ?? textsOf(code)), { isActive: code.codable })
  if (draft === null) return <Meaning code={code} onEdit={() => setDraft(textsOf(code))} />
  const set = (field: keyof Texts) => (value: string) => setDraft({ ...draft, [field]: value })
  // Words that were typed are given up by Cancel alone.
  const before = textsOf(code)
  const isChanged = Object.entries(draft).some(([field, value]) => value !== before[field as keyof Texts])
  const save = async (): Promise<void> => {
    const { parent, ...texts } = draft
    const patch: CodePatch = Object.fromEntries(
      Object.entries(texts).filter(([field, value]) => value !== before[field as keyof Texts]),
    )
    if (parent !== before.parent) patch.parent = parent === TOP ? null : CodeId.parse(parent)
    if (
      Object.keys(patch).length === 0 ||
      (await act('editCode', { codeId: code.codeId, patch }, { done: `${draft.name} changed` }))
    )
      setDraft(null)
  }
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape steps out of the form as a whole; its fields have the focus
    <section
      className={styles.fields}
      aria-label="Edit this code"
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented || isChanged) return
        event.stopPropagation()
        setDraft(null)
      }}
    >
      <div className={styles.pair}>
        <TextField label="Name" value={draft.name} onChange={set('name')} autoFocus />
        <TextField label="Short title" value={draft.title} onChange={set('title')} />
      </div>
      <TextField label="In one line, for the picker" value={draft.brief} onChange={set('brief')} />
      <TextArea label="Definition" value={draft.definition} onChange={set('definition')} grows />
      <div className={styles.pair}>
        <TextArea label="Use when" value={draft.useWhen} onChange={set('useWhen')} grows />
        <TextArea label="Not when" value={draft.avoidWhen} onChange={set('avoidWhen')} grows />
      </div>
      <TextArea label="Example" value={draft.example} onChange={set('example')} grows rows={2} />
      <Select label="Stands under" options={placesFor(code, codes)} value={draft.parent} onChange={set('parent')} />
      <Select
        label="Colour"
        options={colourNames.map(([id, label]) => ({ id, label }))}
        value={draft.colour}
        onChange={set('colour')}
      />
      <div className={styles.actions}>
        <Button
          kind="solid"
          onPress={() => void save()}
          disabledReason={draft.name.trim() === '' ? 'Name it first' : undefined}
        >
          Save
        </Button>
        <Button onPress={() => setDraft(null)}>Cancel</Button>
      </div>
    </section>
  )
}

function Meaning({ code, onEdit }: { code: CodeView; onEdit: () => void }) {
  const readOnly = useReadOnlyBecause()
  const facts: [string, string, boolean][] = [
    ['Definition', code.definition === '' ? code.brief : code.definition, false],
    ['Use when', code.useWhen, false],
    ['Not when', code.avoidWhen, false],
    ['Example', code.example, true],
  ]
  const known = facts.filter(([, text]) => text !== '')
  return (
    <section aria-label="Meaning">
      {known.length === 0 ? (
        <p>No definition yet. A sentence on when to use it saves arguments later.</p>
      ) : (
        <dl className={styles.facts}>
          {known.map(([label, text, isSaid]) => (
            <div key={label} className={styles.fact}>
              <dt>{label}</dt>
              <dd className={isSaid ? styles.example : undefined}>{text}</dd>
            </div>
          ))}
        </dl>
      )}
      {code.codable && <EarlierFields code={code} />}
      {code.codable && (
        <Button size="small" onPress={onEdit} disabledReason={readOnly}>
          Edit
        </Button>
      )}
    </section>
  )
}

const fieldWords = [
  ['name', 'name'],
  ['title', 'short title'],
  ['brief', 'line for the picker'],
  ['definition', 'definition'],
  ['useWhen', 'rule when to use it'],
  ['avoidWhen', 'rule when not to'],
  ['example', 'example'],
] as const

/** Fields that two people set differently, each with its earlier answers. */
function EarlierFields({ code }: { code: CodeView }) {
  const act = useAct()
  return (
    <p className={styles.earlier}>
      {fieldWords.map(([field, what]) => (
        <Earlier
          key={field}
          docId={LIBRARY_DOC}
          subject={code.codeId}
          field={field}
          what={what}
          onUse={(value) => {
            if (typeof value === 'string')
              void act('editCode', { codeId: code.codeId, patch: { [field]: value } }, { done: `${code.name} changed` })
          }}
        />
      ))}
    </p>
  )
}
