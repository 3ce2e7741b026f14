/** Size and width of the text. */
import { Minus, Plus } from 'lucide-react'
import { Button } from '#renderer/ui/controls/Button.tsx'
import { SegmentedControl } from '#renderer/ui/controls/SegmentedControl.tsx'
import { MEASURES, nextSize, SIZES, useReadingSetting } from './readingSettings.ts'
import styles from './ReadingSettings.module.css'

const measureWords: Readonly<Record<number, string>> = { 480: 'Narrow', 540: 'Normal', 610: 'Wide', 680: 'Widest' }

export function ReadingSettings() {
  const [setting, setSetting] = useReadingSetting()
  const { size, measure } = setting
  return (
    <div className={styles.settings}>
      <div className={styles.row}>
        <span id="reading-size">Size</span>
        <span className={styles.size} role="group" aria-labelledby="reading-size">
          <Button
            kind="icon"
            icon={Minus}
            label="Smaller"
            isDisabled={size <= SIZES[0]}
            onPress={() => setSetting({ ...setting, size: nextSize(size, -1) })}
          />
          <output className={styles.number}>{size} px</output>
          <Button
            kind="icon"
            icon={Plus}
            label="Larger"
            isDisabled={size >= (SIZES.at(-1) ?? 24)}
            onPress={() => setSetting({ ...setting, size: nextSize(size, 1) })}
          />
        </span>
      </div>
      <SegmentedControl
        label="Width of the text"
        fill
        value={String(measure)}
        onChange={(value) => setSetting({ ...setting, measure: Number(value) })}
        segments={MEASURES.map((each) => ({ id: String(each), label: measureWords[each] ?? String(each) }))}
      />
    </div>
  )
}
