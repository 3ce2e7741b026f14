import { useState } from 'react'
import { CodeChip } from '../codes/CodeChip.tsx'
import { CodeTag } from '../codes/CodeTag.tsx'
import { CodeTicks } from '../codes/CodeTicks.tsx'
import { codeGroups } from '../codes/codeLook.ts'
import { StancePicker } from '../codes/StancePicker.tsx'
import { type Stance, StanceLabel, stances } from '../codes/StanceSign.tsx'
import { Avatar } from '../text/Avatar.tsx'
import { QuoteText } from '../text/QuoteText.tsx'
import { Snippet } from '../text/Snippet.tsx'
import { Block } from './Block.tsx'
import styles from './gallery.module.css'

const words = ['OWNER', 'FIT', 'LISTEN', 'OPEN', 'HONOUR', 'KPI', 'FIRST', 'FORWARD', 'TRUST', 'OBLIGE']
const found = 'Whoever borrows the long ladder brings it back with a story.'

export function CodesColumn() {
  const [stance, setStance] = useState<Stance>('illustrates')
  const [isKept, setKept] = useState(true)
  return (
    <>
      <Block title="Codes: square phase, round norm, notched breach">
        <div className={styles.wrap}>
          {codeGroups.map((group, index) => (
            <CodeChip key={group} code={{ name: `${group}.${words[index]}` }} />
          ))}
        </div>
      </Block>
      <Block title="Own codes: the group’s colour, a colour of one’s own, no group">
        <div className={styles.wrap}>
          <CodeChip code={{ name: 'Thank-you drawings', group: 'P5' }} stance="supports" />
          <CodeChip code={{ name: 'Ladder lending', group: 'R1', color: '#ffd400' }} stance="disputes" />
          <CodeChip code={{ name: 'To ask Odile about', color: '#5b2a86' }} />
          <CodeChip code={{ name: 'No group, no colour' }} isArchived />
          <CodeChip code={{ name: '修理の夜に来る人の長い長いコード名でもあふれない' }} stance="illustrates" />
        </div>
      </Block>
      <Block title="With a stance; pressed; taken off; tags alone; ticks">
        <div className={styles.wrap}>
          <CodeChip code={{ name: 'R9.PAY' }} stance="supports" onPress={() => {}} />
          {isKept && <CodeChip code={{ name: 'P3.LISTEN' }} stance="disputes" onRemove={() => setKept(false)} />}
          <CodeTag code={{ name: 'P3' }} />
          <CodeTag code={{ name: 'R1' }} />
          <CodeTag code={{ name: 'R9' }} />
          <CodeTicks codes={codeGroups.map((group) => ({ name: `${group}.X` }))} />
        </div>
      </Block>
      <Block title="Stance">
        <div className={styles.stack}>
          <div className={styles.wrap}>
            {stances.map((each) => (
              <StanceLabel key={each} stance={each} />
            ))}
          </div>
          <StancePicker value={stance} onChange={setStance} />
        </div>
      </Block>
      <Block title="Somebody’s words, and what was found in them">
        <div className={styles.stack}>
          <QuoteText size="block">The kettle is on from seven; nobody has ever asked for the key.</QuoteText>
          <QuoteText size="row" lines={2}>
            <Snippet
              text={`${found} ${found} ${found}`}
              ranges={[
                { from: 12, to: 27 },
                { from: 54, to: 59 },
              ]}
            />
          </QuoteText>
          <QuoteText lang="el">Κανείς δεν ζήτησε ποτέ το κλειδί.</QuoteText>
          <QuoteText lang="ar">لم يطلب أحد المفتاح قط.</QuoteText>
        </div>
      </Block>
      <Block title="People">
        <div className={styles.wrap}>
          <Avatar name="Ilse Brandt" />
          <Avatar name="Tomasz Okoro" hue="a" />
          <Avatar name="Jun" hue="b" />
          <Avatar name="Aminata Diallo" hue="c" />
          <Avatar name="Tomasz Okoro" hue="a" size="small" />
        </div>
      </Block>
    </>
  )
}
