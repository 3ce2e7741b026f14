/** What the codes add up to: how often, which way, with which others, in which sources, and whether new ones still come. */
import { useCallback, useState } from 'react'
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
import { cooccurrenceTable } from '#shared/insight/cooccurrence.ts'
import { frequenciesTable, stanceTable } from '#shared/insight/frequencies.ts'
import { saturationTable } from '#shared/insight/saturation.ts'
import { FigurePicture } from '#renderer/app/pictures/FigurePicture.tsx'
import { Tables } from '#renderer/app/pictures/Tables.tsx'
import { SegmentedControl } from '#renderer/ui/controls/SegmentedControl.tsx'
import { InsightFilterBar } from '../InsightFilterBar.tsx'
import { useInsightFilters } from '../useInsightFilters.ts'
import { NegativeCases } from './NegativeCases.tsx'
import styles from './Codes.module.css'

export default function CodesTab() {
  return (
    <Tables>
      <div className={styles.place}>
        <InsightFilterBar />
        <div className={styles.pictures}>
          <Frequencies />
          <Stances />
          <Together />
          <OverSources />
          <NewCodes />
          <NegativeCases />
        </div>
      </div>
    </Tables>
  )
}

const levels = [
  { id: 'codes', label: 'Codes' },
  { id: 'groups', label: 'Groups' },
] as const

function Frequencies() {
  const filters = useInsightFilters()
  const [level, setLevel] = useState<CodeLevel>('codes')
  const make = useCallback(
    (codes: CodeFrequency[]) => ({ picture: frequenciesPicture(codes, level), table: frequenciesTable(codes) }),
    [level],
  )
  return (
    <FigurePicture
      name="codeFrequencies"
      input={{ filters }}
      make={make}
      kept={level === 'codes' ? { kind: 'frequencies', filters } : undefined}
      actions={<SegmentedControl label="What is counted" segments={levels} value={level} onChange={setLevel} />}
    />
  )
}

function Stances() {
  const filters = useInsightFilters()
  const [level, setLevel] = useState<CodeLevel>('codes')
  const make = useCallback(
    (codes: CodeFrequency[]) => ({ picture: stancePicture(codes, level), table: stanceTable(codes) }),
    [level],
  )
  return (
    <FigurePicture
      name="codeFrequencies"
      input={{ filters }}
      make={make}
      kept={level === 'codes' ? { kind: 'stance', filters } : undefined}
      actions={<SegmentedControl label="What is weighed" segments={levels} value={level} onChange={setLevel} />}
    />
  )
}

function Together() {
  const filters = useInsightFilters()
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
  return (
    <FigurePicture
      name="codesOverSources"
      input={{ filters }}
      make={overSources}
      kept={{ kind: 'codes-sources', filters }}
    />
  )
}

const saturationOf = (figure: Saturation) => ({ picture: saturationPicture(figure), table: saturationTable(figure) })

function NewCodes() {
  const filters = useInsightFilters()
  const [codes, setCodes] = useState<'own' | 'all'>('own')
  return (
    <FigurePicture
      name="saturation"
      input={{ filters, codes }}
      make={saturationOf}
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
