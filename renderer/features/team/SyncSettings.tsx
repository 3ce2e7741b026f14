/** How laptops find each other. Local network only, until somebody says otherwise; what a relay sees is said plainly. */
import { useState } from 'react'
import { Label, Radio, RadioGroup } from 'react-aria-components'
import type { SyncSettings as Settings } from '#shared/contract/team.ts'
import { Button } from '#renderer/ui/controls/Button.tsx'
import { TextField } from '#renderer/ui/controls/TextField.tsx'
import { useTeamAct } from './useTeamAct.ts'
import styles from './SyncSettings.module.css'

type Way = 'lan' | 'public' | 'own'

const wayOf = ({ mode, relay }: Settings): Way => (mode === 'lan' ? 'lan' : relay === null ? 'public' : 'own')

const RELAY_SEES =
  'A relay sees the addresses of the devices that talk, when, and how much. It never sees what: everything is encrypted from device to device.'

/** As the contract takes it: http or https. */
function relayProblem(text: string): string | undefined {
  try {
    return /^https?:$/.test(new URL(text.trim()).protocol) ? undefined : 'A relay’s address begins with https://.'
  } catch {
    return 'A relay’s address looks like https://relay.example.org.'
  }
}

export function SyncSettings({ settings }: { settings: Settings }) {
  const { act, isBusy } = useTeamAct()
  /** Chosen, and waiting for an address. */
  const [isAsking, setAsking] = useState(false)
  const [relay, setRelay] = useState(settings.relay ?? '')
  const [isTouched, setTouched] = useState(false)
  const way = isAsking ? 'own' : wayOf(settings)
  const choose = (next: string): void => {
    setAsking(next === 'own')
    if (next === 'own') return
    void act('setSync', { ...settings, mode: next === 'lan' ? 'lan' : 'internet', relay: null })
  }
  const problem = relayProblem(relay)
  const save = (): void => {
    setTouched(true)
    if (problem !== undefined) return
    void act('setSync', { ...settings, mode: 'internet', relay: relay.trim() }).then((done) => {
      if (done) setAsking(false)
    })
  }
  return (
    <RadioGroup value={way} onChange={choose} className={styles.ways ?? ''}>
      <Label className={styles.label ?? ''}>How laptops find each other</Label>
      <Radio value="lan" className={styles.way ?? ''}>
        <span className={styles.dot} />
        <span>
          <strong>This network only</strong>, with or without internet
          <span className={styles.detail}>
            Laptops on one network find each other by themselves, and what you write stays on it. A router that opens
            ports when asked (UPnP) opens one to this device; whoever calls there and is not of the team is told
            nothing.
          </span>
        </span>
      </Radio>
      <Radio value="public" className={styles.way ?? ''}>
        <span className={styles.dot} />
        <span>
          <strong>Internet too</strong>, over public relays
          <span className={styles.detail}>{RELAY_SEES} The public relays belong to n0, who make the transport.</span>
        </span>
      </Radio>
      <Radio value="own" className={styles.way ?? ''}>
        <span className={styles.dot} />
        <span>
          <strong>Internet too</strong>, over a relay of your own
          <span className={styles.detail}>{RELAY_SEES} Everybody in the team sets the same address.</span>
        </span>
      </Radio>
      {way === 'own' && (
        <div className={styles.relay}>
          <TextField
            label="Address of your relay"
            placeholder="https://relay.example.org"
            value={relay}
            onChange={setRelay}
            onSubmit={save}
            inputMode="url"
            error={isTouched ? problem : undefined}
          />
          <Button
            onPress={save}
            isBusy={isBusy}
            disabledReason={
              settings.mode === 'internet' && settings.relay === relay.trim() ? 'It is in use already' : undefined
            }
          >
            Use this relay
          </Button>
        </div>
      )}
    </RadioGroup>
  )
}
