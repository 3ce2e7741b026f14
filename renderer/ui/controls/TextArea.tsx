import type { KeyboardEventHandler, Ref } from 'react'
import { TextArea as AriaTextArea } from 'react-aria-components'
import { cx } from '../base/cx.ts'
import { omitUndefined } from '../base/omitUndefined.ts'
import styles from './Field.module.css'
import { FieldFrame, type FieldFrameProps } from './FieldFrame.tsx'

export interface TextAreaProps extends Omit<FieldFrameProps, 'children' | 'isReadOnly' | 'isSecret'> {
  placeholder?: string | undefined
  rows?: number | undefined
  /** Grows with its text up to 320 px instead of having a handle. */
  grows?: boolean | undefined
  onKeyDown?: KeyboardEventHandler<HTMLTextAreaElement> | undefined
  ref?: Ref<HTMLTextAreaElement> | undefined
}

/** Several lines of text: memos, definitions. */
export function TextArea({ placeholder, rows = 3, grows, onKeyDown, ref, ...frame }: TextAreaProps) {
  return (
    <FieldFrame {...frame}>
      <AriaTextArea
        ref={ref}
        {...omitUndefined({ placeholder, onKeyDown })}
        rows={rows}
        className={cx(styles.input, styles.area, grows && styles.growing)}
      />
    </FieldFrame>
  )
}
