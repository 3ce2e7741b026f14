/** The doors into the library, wherever one is in the app: dialog, drop on the window, paste in the library. */
import { useEffect } from 'react'
import { currentRoute, navigate } from '#renderer/app/navigation.ts'
import { useReadOnlyBecause } from '#renderer/app/team.ts'
import { onFirstImported } from './imports.ts'
import { useImportDoors } from './useImportDoors.ts'
import styles from './LibraryDoors.module.css'

export default function LibraryDoors() {
  const isOver = useImportDoors()
  const readOnly = useReadOnlyBecause()
  useEffect(
    () =>
      onFirstImported((source) => {
        if (currentRoute().place === 'library') navigate({ place: 'library', sourceId: source.sourceId })
      }),
    [],
  )
  return isOver && <div className={styles.over}>{readOnly ?? 'Drop to add to the library'}</div>
}
