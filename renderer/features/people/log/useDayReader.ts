/** Days in words, in this window's language: read when somebody begins to write one. */
import { useEffect, useState } from 'react'
import type { DayReader } from '#shared/dates/dayReader.ts'

let loaded: Promise<DayReader> | undefined

/** Undefined until it is there. */
export function useDayReader(): DayReader | undefined {
  const [reader, setReader] = useState<DayReader>()
  useEffect(() => {
    let isGone = false
    loaded ??= import('#shared/dates/dayReader.ts').then(({ loadDayReader }) =>
      loadDayReader(navigator.language, 'past'),
    )
    void loaded.then((each) => {
      // A value that is an object with functions: set as it is, not called.
      if (!isGone) setReader(() => each)
    })
    return () => {
      isGone = true
    }
  }, [])
  return reader
}
