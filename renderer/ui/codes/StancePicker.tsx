import { SegmentedControl } from '../controls/SegmentedControl.tsx'
import { type Stance, StanceSign, stances, stanceWords } from './StanceSign.tsx'

export interface StancePickerProps {
  label?: string | undefined
  value: Stance
  onChange: (stance: Stance) => void
  isDisabled?: boolean | undefined
}

/** Supports, disputes or illustrates. */
export function StancePicker({ label = 'Stance', value, onChange, isDisabled }: StancePickerProps) {
  return (
    <SegmentedControl
      label={label}
      value={value}
      onChange={onChange}
      isDisabled={isDisabled}
      segments={stances.map((stance) => ({
        id: stance,
        label: stanceWords[stance],
        sign: <StanceSign stance={stance} isColored />,
      }))}
    />
  )
}
