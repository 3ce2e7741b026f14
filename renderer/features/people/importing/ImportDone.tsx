/** What a table brought. */
import type { InteractionImportReport } from '#shared/contract/interactionImport.ts'
import { SkippedRows } from './SkippedRows.tsx'
import styles from './ImportDialog.module.css'

export function ImportDone({ report, name }: { report: InteractionImportReport; name: string }) {
  const { interactions, people, newPeople, alreadyThere, skipped, stopped } = report
  return (
    <div className={styles.preview}>
      <p className={styles.sum}>
        {stopped && 'Stopped. '}
        <b>
          {interactions === 1 ? 'One interaction' : `${interactions.toLocaleString('en')} interactions`} of{' '}
          {people === 1 ? 'one person' : `${people.toLocaleString('en')} people`}
        </b>{' '}
        {interactions === 1 ? 'is' : 'are'} in{newPeople > 0 && `, ${newPeople.toLocaleString('en')} of them new`}.
        {alreadyThere > 0 && ` ${alreadyThere.toLocaleString('en')} were here already.`}
        {stopped && ` Give ${name} again to go on.`} Undo takes back all of it at once.
      </p>
      <SkippedRows rows={skipped} total={skipped.length} isDone />
    </div>
  )
}
