/** From an invitation's link to a workspace that is being fetched: whom one joins, under which name, into which folder. */
import { Users } from 'lucide-react'
import { useState } from 'react'
import type { AppError } from '#shared/contract/errors.ts'
import type { OpenWorkspace } from '#shared/contract/shell.ts'
import { parseInviteLink } from '#shared/members/inviteLink.ts'
import { Icon } from '#renderer/ui/base/Icon.tsx'
import { Button } from '#renderer/ui/controls/Button.tsx'
import { TextField } from '#renderer/ui/controls/TextField.tsx'
import { ErrorNote } from '#renderer/ui/feedback/ErrorNote.tsx'
import { shell } from '../data/shell.ts'
import { inviteWords } from './joinWords.ts'
import styles from './JoinForm.module.css'

export interface JoinFormProps {
  /** A link that was opened in the system; empty: it is pasted here. */
  link: string
  /** The name this person goes by elsewhere. */
  name?: string
  cancelWords: string
  /** This window shows an invitation that was refused, and takes what this one is for. */
  instead?: boolean
  onCancel: () => void
  onJoined: (workspace: OpenWorkspace) => void
}

export function JoinForm({
  link: given,
  name: known = '',
  cancelWords,
  instead = false,
  onCancel,
  onJoined,
}: JoinFormProps) {
  const [link, setLink] = useState(given)
  const [name, setName] = useState(known)
  const [folder, setFolder] = useState<string | null>(null)
  const [isBusy, setBusy] = useState(false)
  const [error, setError] = useState<AppError | null>(null)
  const [openedAt] = useState(Date.now)
  const isEmpty = link.trim() === ''
  const parsed = isEmpty ? null : parseInviteLink(link)
  const invite = parsed?.ok ? parsed.value : null
  const words = invite && inviteWords(invite, openedAt)
  const missing =
    invite === null
      ? 'Paste the link first'
      : (words?.problem ?? (name.trim() === '' ? 'Say under which name you join' : undefined))

  const join = async (): Promise<void> => {
    if (missing !== undefined || isBusy) return
    setBusy(true)
    setError(null)
    const place = { ...(folder !== null && { path: folder }), ...(instead && { instead }) }
    const outcome = await shell().joinWorkspace({ link, name: name.trim(), ...place })
    setBusy(false)
    if (outcome.ok) onJoined(outcome.value)
    else setError(outcome.error)
  }
  const chooseFolder = async (): Promise<void> => {
    const path = await shell().chooseFolder('create')
    if (path !== null) setFolder(path)
  }

  return (
    <div className={styles.form}>
      {error && (
        <ErrorNote tone="error" what={error.message} onDismiss={() => setError(null)} incidentId={error.incident} />
      )}
      <TextField
        label="Invitation link"
        placeholder="commonplace://join/…"
        hint="From the person who invites you, by mail or chat. It works once."
        value={link}
        onChange={setLink}
        error={parsed && !parsed.ok ? parsed.error.message : undefined}
        onSubmit={() => void join()}
        autoFocus={given === ''}
      />
      {words && (
        <div className={styles.card} role="status">
          <span className={styles.tile}>
            <Icon of={Users} />
          </span>
          <div className={styles.words}>
            <strong className={styles.title}>{words.title}</strong>
            <p className={styles.detail}>{words.detail}</p>
            {words.problem !== null && <p className={styles.problem}>{words.problem}</p>}
          </div>
        </div>
      )}
      <TextField
        label="Your name"
        hint="Teammates see it beside what you write and code."
        value={name}
        onChange={setName}
        onSubmit={() => void join()}
        autoFocus={given !== ''}
      />
      <p className={styles.folder}>
        <span>
          {folder === null ? 'It is kept in Documents/Commonplace, on this computer too.' : `It is kept in ${folder}.`}
        </span>
        <Button kind="link" onPress={() => void chooseFolder()}>
          Choose a folder…
        </Button>
      </p>
      <div className={styles.actions}>
        <Button onPress={onCancel}>{cancelWords}</Button>
        <Button kind="solid" isBusy={isBusy} onPress={() => void join()} disabledReason={missing}>
          Join
        </Button>
      </div>
    </div>
  )
}
