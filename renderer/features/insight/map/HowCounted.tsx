/** The rule of the map, to be read beside it. */
import { phaseNormRule } from '#shared/insight/phaseNorm.ts'
import { Button } from '#renderer/ui/controls/Button.tsx'
import { Popover, PopoverTrigger } from '#renderer/ui/overlays/Popover.tsx'
import styles from './Map.module.css'

export function HowCounted() {
  return (
    <PopoverTrigger>
      <Button kind="link" size="small" className={styles.rule}>
        How this is counted
      </Button>
      <Popover label="How this is counted" width={340}>
        <div className={styles.how}>
          <strong>How this is counted</strong>
          {phaseNormRule.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
          <p>Bars have one scale: any two of them can be compared. What lies in the trash does not count.</p>
        </div>
      </Popover>
    </PopoverTrigger>
  )
}
