/** The figures: norms and phases as a picture, each code in a table, and what they are worth. */
import { useMemo } from 'react'
import { AgreementUnit, type AgreementFigure } from '#shared/contract/agreement.ts'
import { agreementTable, unitWords } from '#shared/insight/agreement.ts'
import { allFilterFields } from '#shared/insight/figures.ts'
import { narrowed } from '#shared/insight/narrowed.ts'
import { agreementPicture, isShownInPicture } from '#shared/insight/agreementPicture.ts'
import { FailedNote } from '#renderer/app/FailedNote.tsx'
import { useOnly } from '#renderer/app/counted/filterWords.ts'
import { KeepablePicture, type KeepablePictureProps } from '#renderer/app/pictures/KeepablePicture.tsx'
import { useOpenBehind } from '#renderer/app/pictures/openBehind.ts'
import { useWorkspace } from '#renderer/app/workspace.ts'
import { usePreference } from '#renderer/data/preferences.ts'
import { useSteadyQuery } from '#renderer/data/useQuery.ts'
import { SegmentedControl } from '#renderer/ui/controls/SegmentedControl.tsx'
import { EmptyState } from '#renderer/ui/feedback/EmptyState.tsx'
import { Skeleton } from '#renderer/ui/feedback/Skeleton.tsx'
import { InsightFilterBar } from '../InsightFilterBar.tsx'
import { hasFilters, useInsightFilters } from '../useInsightFilters.ts'
import { CodeFigures } from './CodeFigures.tsx'
import { HowMeasured } from './HowMeasured.tsx'
import { namesInWords } from './nameWords.ts'
import styles from './Agreement.module.css'

const units = [
  { id: 'sentence', label: 'Sentences' },
  { id: 'paragraph', label: 'Paragraphs' },
] as const

export function Figures() {
  const filters = useInsightFilters()
  const [unit, setUnit] = usePreference('insight.agreement.unit', AgreementUnit, 'sentence')
  const { rows: known, error } = useSteadyQuery('agreement', { unit, filters })
  if (error) return <FailedNote what="Agreement could not be measured" error={error} />
  const figure = known?.figure
  // Before the first figure: nothing that would jump.
  if (!figure) return <Skeleton label="Measuring" lines={6} />
  const isFiltered = hasFilters(filters)
  if (figure.sources === 0 && !isFiltered) return <NothingTogether figure={figure} />
  return (
    <>
      <div className={styles.controls}>
        <InsightFilterBar />
        <SegmentedControl<AgreementUnit> label="Unit" segments={units} value={unit} onChange={setUnit} />
      </div>
      <Shown
        figure={figure}
        fresh={known?.fresh ?? true}
        kept={{ kind: unit === 'sentence' ? 'agreement' : 'agreement-paragraphs', filters }}
      />
    </>
  )
}

interface ShownProps extends Pick<KeepablePictureProps, 'kept'> {
  figure: AgreementFigure
  fresh: boolean
}

function Shown({ figure, fresh, kept }: ShownProps) {
  const { me } = useWorkspace()
  const onOpen = useOpenBehind(useInsightFilters(), 'agreement')
  const [whole, parts] = useMemo(
    () => [figure.codes.filter(isShownInPicture), figure.codes.filter((row) => !row.isGroup)],
    [figure],
  )
  const only = useOnly(useInsightFilters(), allFilterFields)
  const made = useMemo(
    () => narrowed({ picture: agreementPicture(figure, whole), table: agreementTable(figure) }, only),
    [figure, whole, only],
  )
  const { many } = unitWords[figure.unit]
  const coders = namesInWords(figure.coders, me.memberId)
  return (
    <>
      <p className={styles.lead} aria-live="polite">
        {figure.sources === 0
          ? 'With these filters no source was coded by two people.'
          : `${coders} coded ${figure.sources === 1 ? 'the same source' : `${figure.sources} of the same sources`}, ${figure.units.toLocaleString('en')} ${many} in all.`}{' '}
        {leftOut(figure)}
        {fresh ? '' : 'Newer codings are being worked in. '}
        <HowMeasured />
      </p>
      {figure.sources > 0 && (
        <>
          <KeepablePicture onOpen={onOpen} {...made} kept={kept} />
          <section className={styles.codes} aria-labelledby="agreement-codes">
            <h2 id="agreement-codes" className={styles.heading}>
              Each code
            </h2>
            <CodeFigures rows={parts} unit={figure.unit} />
          </section>
        </>
      )}
      <p className={styles.aside}>
        The usual bars are .80, where coders can stand in for one another, and .667, under which one draws no
        conclusions from the codes alone. A code that is rare has a wide interval, and a low figure may come from very
        few passages. Some researchers reject such figures altogether: they are here for who wants them, and nothing
        else in Commonplace uses them.
      </p>
    </>
  )
}

function leftOut({ textsMissing, quotesLost, wholeSources }: AgreementFigure): string {
  const parts = [
    textsMissing > 0 &&
      `${textsMissing === 1 ? 'One source is' : `${textsMissing} sources are`} left out until the text has arrived here.`,
    quotesLost > 0 &&
      `${quotesLost === 1 ? 'One quote has' : `${quotesLost} quotes have`} no place in the present text and ${quotesLost === 1 ? 'is' : 'are'} left out.`,
    wholeSources > 0 && 'Codes on whole sources are not compared.',
  ].filter((each) => each !== false)
  return parts.length === 0 ? '' : `${parts.join(' ')} `
}

function NothingTogether({ figure }: { figure: AgreementFigure }) {
  return (
    <EmptyState
      title="Nothing to compare yet"
      steps={[
        { title: 'Choose a source together', detail: 'One that matters, and not too long.' },
        { title: 'Each of you codes it, without looking', detail: 'On your own laptops; being offline helps.' },
        { title: 'Meet', detail: 'Your laptops merge, and for each code you see here how far you agree.' },
      ]}
    >
      {figure.textsMissing > 0
        ? 'The sources that two of you coded have not arrived on this device with their text.'
        : 'Agreement can be measured where two people coded passages of the same source. It is optional; everything else works without it.'}
    </EmptyState>
  )
}
