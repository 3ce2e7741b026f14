/** Who has a thing open now: their initials beside it, their names for whoever cannot see them. */
import { Avatar } from '#renderer/ui/text/Avatar.tsx'
import { cx } from '#renderer/ui/base/cx.ts'
import { VisuallyHidden } from '#renderer/ui/base/VisuallyHidden.tsx'
import { type Present as Person, usePresentAt } from './team.ts'
import styles from './Present.module.css'

const MOST = 3

const sentence = (people: readonly Person[]): string =>
  `${people.map(({ name }) => name).join(', ')} ${people.length === 1 ? 'is' : 'are'} here`

export interface PresentProps {
  /** Of a note, a source or a code. */
  id: string
  /** The names stand in words beside the initials. */
  hasNames?: boolean
}

export function Present({ id, hasNames = false }: PresentProps) {
  const people = usePresentAt(id)
  if (people.length === 0) return null
  const words = sentence(people)
  return (
    <span className={cx(styles.present, hasNames && styles.apart)} title={words}>
      {people.slice(0, MOST).map(({ memberId, name, hue }) => (
        <Avatar key={memberId} name={name} hue={hue} size="small" isDecorative />
      ))}
      {people.length > MOST && !hasNames && <span aria-hidden="true">+{people.length - MOST}</span>}
      {hasNames ? <span className={styles.words}>{words}</span> : <VisuallyHidden>{words}</VisuallyHidden>}
    </span>
  )
}
