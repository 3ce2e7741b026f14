/** The phase × norm map: how much the team has heard where a phase meets a norm, for and against. */
import { EmptyState } from '#renderer/ui/feedback/EmptyState.tsx'

export default function MapTab() {
  return <EmptyState title="The map of phases and norms">It is being drawn.</EmptyState>
}
