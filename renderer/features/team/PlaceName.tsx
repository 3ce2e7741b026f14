/** What somebody has open, by its name, with a way there. */
import type { Place } from '#shared/sync/messages.ts'
import { navigate } from '#renderer/app/navigation.ts'
import { useCodebook } from '#renderer/app/workspace.ts'
import { useQuery } from '#renderer/data/useQuery.ts'
import { Button } from '#renderer/ui/controls/Button.tsx'
import { placeToRoute } from './places.ts'
import { viewWords } from './teamWords.ts'

export function PlaceName({ place }: { place: Place }) {
  const route = placeToRoute(place)
  const id =
    route?.place === 'notes'
      ? route.noteId
      : route?.place === 'library'
        ? route.sourceId
        : route?.place === 'codes'
          ? route.codeId
          : undefined
  const { rows } = useQuery('title', id === undefined ? null : { id })
  const { look } = useCodebook()
  if (!route || id === undefined) return viewWords(place.view)
  const title = route.place === 'codes' ? look(id).name : rows?.title
  return (
    <Button kind="link" onPress={() => navigate(route)}>
      {title === undefined ? viewWords(place.view) : title === '' ? 'Untitled note' : title}
    </Button>
  )
}
