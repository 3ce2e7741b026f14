/** The rule of the figures, to be read beside them. */
import { agreementMethod } from '#shared/insight/agreement.ts'
import { Button } from '#renderer/ui/controls/Button.tsx'
import { Popover, PopoverTrigger } from '#renderer/ui/overlays/Popover.tsx'
import styles from './Agreement.module.css'

export function HowMeasured() {
  return (
    <PopoverTrigger>
      <Button kind="link" size="small">
        How this is measured
      </Button>
      <Popover label="How this is measured" width={380}>
        <div className={styles.how}>
          <strong>How this is measured</strong>
          {agreementMethod.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </div>
      </Popover>
    </PopoverTrigger>
  )
}
