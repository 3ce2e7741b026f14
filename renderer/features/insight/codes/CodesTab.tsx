/** What the codes add up to: how often, which way, with which others, in which sources, and whether new ones still come. */
import { useCallback, useMemo, useState } from 'react'
import type { CodeFrequency, CodesOverSources, Cooccurrence, Saturation } from '#shared/contract/insightQueries.ts'
import {
  type CodeLevel,
  codesOverSourcesPicture,
  cooccurrencePicture,
  frequenciesPicture,
  saturationPicture,
  stancePicture,
} from '#shared/insight/codePictures.ts'
import { codesOverSourcesTable } from '#shared/insight/codesOverSources.ts'
import { allFilterFields, type Made } from '#shared/insight/figures.ts'
import { cooccurrenceTable } from '#shared/insight/cooccurrence.ts'
import { frequenciesTable, stanceTable } from '#shared/insight/frequencies.ts'
import { saturationTable } from '#shared/insight/saturation.ts'
import { useOnly } from '#renderer/app/counted/filterWords.ts'
import { FigurePicture } from '#renderer/app/pictures/FigurePicture.tsx'
import { useOpenBehind } from '#renderer/app/pictures/openBehind.ts'
import { Tables } from '#renderer/app/pictures/Tables.tsx'
import { SegmentedControl } from '#renderer/ui/controls/SegmentedControl.tsx'
import { Button } from '#renderer/ui/controls/Button.tsx'
import { EmptyState } from '#renderer/ui/feedback/EmptyState.tsx'
import { goToPlace } from '#renderer/app/navigation.ts'
import { useWorkspace } from '#renderer/app/workspace.ts'
import { useSteadyQuery } from '#renderer/data/useQuery.ts'
import { InsightFilterBar } from '../InsightFilterBar.tsx'
import { hasFilters, setInsightFilters, useInsightFilters } from '../useInsightFilters.ts'
import { NegativeCases } from './NegativeCases.tsx'
import styles from './Codes.module.css'

export default function CodesTab() {
  const filters = useInsightFilters()
  const { rows: codes } = useSteadyQuery('codeFrequencies', { filters })
  const isNothing = codes?.every(({ quotes, sources }) => quotes === 0 && sources === 0) === true
  return (
    <Tables>
      <div className={styles.place}>
        <InsightFilterBar />
        {isNothing ? <NothingCounted /> : <Pictures />}
      </div>
    </Tables>
  )
}

const Pictures = () => (
  <div className={styles.pictures}>
    <ByLevel label="What is counted" kind="frequencies" of={frequenciesOf} />
    <ByLevel label="What is weighed" kind="stance" of={stancesOf} />
    <Together />
    <OverSources />
    <NewCodes />
    <NegativeCases />
  </div>
)

/** One sentence in place of six pictures that would each say so. */
function NothingCounted() {
  const { counts } = useWorkspace()
  if (hasFilters(useInsightFilters()))
    return (
      <EmptyState
        title="Nothing passes these filters"
        actions={<Button onPress={() => setInsightFilters({})}>Take all filters off</Button>}
      >
        No coding is of all that is chosen above. Take a filter off to see what else there is.
      </EmptyState>
    )
  return (
    <EmptyState
      title="Nothing is coded yet"
      actions={
        <Button kind="solid" onPress={() => goToPlace('library')}>
          Go to the library
        </Button>
      }
    >
      {counts.sources === 0 ? 'Bring in what somebody said, then mark' : 'Open a source, mark'} the words that matter,
      press Q and give them a code: here you see how often each code stands, with which others, and who disputes it.
    </EmptyState>
  )
}

const levels = [
  { id: 'codes', label: 'Codes' },
  { id: 'groups', label: 'Groups' },
] as const

type OfLevel = (level: CodeLevel) => (codes: CodeFrequency[]) => Made

const frequenciesOf: OfLevel = (level) => (codes) => ({
  picture: frequenciesPicture(codes, level),
  table: frequenciesTable(codes),
})
const stancesOf: OfLevel = (level) => (codes) => ({ picture: stancePicture(codes, level), table: stanceTable(codes) })

/** Codes or groups of them, drawn in one way or another. */
function ByLevel({ label, kind, of }: { label: string; kind: string; of: OfLevel }) {
  const filters = useInsightFilters()
  const onOpen = useOpenBehind(filters, 'codes')
  const only = useOnly(filters, allFilterFields)
  const [level, setLevel] = useState<CodeLevel>('codes')
  const make = useMemo(() => of(level), [of, level])
  return (
    <FigurePicture
      name="codeFrequencies"
      input={{ filters }}
      make={make}
      onOpen={onOpen}
      only={only}
      kept={level === 'codes' ? { kind, filters } : undefined}
      actions={<SegmentedControl label={label} segments={levels} value={level} onChange={setLevel} />}
    />
  )
}

function Together() {
  const filters = useInsightFilters()
  const onOpen = useOpenBehind(filters, 'codes')
  const only = useOnly(filters, allFilterFields)
  const [within, setWithin] = useState<'quote' | 'source'>('quote')
  const [by, setBy] = useState<'count' | 'jaccard'>('count')
  const make = useCallback(
    (figure: Cooccurrence) => ({ picture: cooccurrencePicture(figure, by), table: cooccurrenceTable(figure) }),
    [by],
  )
  return (
    <FigurePicture
      name="cooccurrence"
      input={{ filters, within }}
      make={make}
      onOpen={onOpen}
      only={only}
      kept={within === 'quote' && by === 'count' ? { kind: 'cooccurrence', filters } : undefined}
      actions={
        <>
          <SegmentedControl
            label="Together in"
            segments={[
              { id: 'quote', label: 'Quotes' },
              { id: 'source', label: 'Sources' },
            ]}
            value={within}
            onChange={setWithin}
          />
          <SegmentedControl
            label="Measured by"
            segments={[
              { id: 'count', label: 'Count' },
              { id: 'jaccard', label: 'Jaccard' },
            ]}
            value={by}
            onChange={setBy}
          />
        </>
      }
    />
  )
}

const overSources = (figure: CodesOverSources) => ({
  picture: codesOverSourcesPicture(figure),
  table: codesOverSourcesTable(figure),
})

function OverSources() {
  const filters = useInsightFilters()
  const onOpen = useOpenBehind(filters, 'codes')
  const only = useOnly(filters, allFilterFields)
  return (
    <FigurePicture
      name="codesOverSources"
      input={{ filters }}
      make={overSources}
      onOpen={onOpen}
      only={only}
      kept={{ kind: 'codes-sources', filters }}
    />
  )
}

const saturationOf = (figure: Saturation) => ({ picture: saturationPicture(figure), table: saturationTable(figure) })

function NewCodes() {
  const filters = useInsightFilters()
  const onOpen = useOpenBehind(filters, 'codes')
  const only = useOnly(filters, allFilterFields)
  const [codes, setCodes] = useState<'own' | 'all'>('own')
  return (
    <FigurePicture
      name="saturation"
      input={{ filters, codes }}
      make={saturationOf}
      onOpen={onOpen}
      only={only}
      kept={codes === 'own' ? { kind: 'saturation', filters } : undefined}
      actions={
        <SegmentedControl
          label="Which codes"
          segments={[
            { id: 'own', label: 'Our own' },
            { id: 'all', label: 'All codes' },
          ]}
          value={codes}
          onChange={setCodes}
        />
      }
    />
  )
}
