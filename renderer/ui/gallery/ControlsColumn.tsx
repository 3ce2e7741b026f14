import { Download, ListFilter, Moon, Plus, Sun, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../controls/Button.tsx'
import { Checkbox } from '../controls/Checkbox.tsx'
import { DateTextField } from '../controls/DateTextField.tsx'
import { Key } from '../controls/Key.tsx'
import { SearchField } from '../controls/SearchField.tsx'
import { SegmentedControl } from '../controls/SegmentedControl.tsx'
import { Select } from '../controls/Select.tsx'
import { Switch } from '../controls/Switch.tsx'
import { TextArea } from '../controls/TextArea.tsx'
import { TextField } from '../controls/TextField.tsx'
import { Block, Line } from './Block.tsx'
import styles from './gallery.module.css'

export function ControlsColumn() {
  const [isOn, setOn] = useState(true)
  const [text, setText] = useState('Kiln & Harbour')
  const [query, setQuery] = useState('ladder')
  const [date, setDate] = useState('2026-11')
  const [kind, setKind] = useState<'web' | 'pdf' | 'letter' | null>(null)
  const [theme, setTheme] = useState<'light' | 'dark' | 'system'>('system')
  return (
    <div className={styles.column}>
      <Block title="Buttons">
        <Line label="Rest">
          <Button kind="solid">Create</Button>
          <Button>Use this</Button>
          <Button kind="ghost">Dismiss…</Button>
          <Button kind="icon" icon={ListFilter} label="Filter" keys="/" />
        </Line>
        <Line label="On, danger">
          <Button isOn={isOn} onPress={() => setOn(!isOn)}>
            Everything
          </Button>
          <Button size="small" count={14} isOn={false}>
            Quotes
          </Button>
          <Button kind="icon" icon={ListFilter} label="Filter is on" isOn />
          <Button isDanger icon={Trash2}>
            Delete for good
          </Button>
        </Line>
        <Line label="Busy">
          <Button kind="solid" isBusy>
            Create
          </Button>
          <Button isBusy icon={Download}>
            Export
          </Button>
          <Button kind="icon" icon={Plus} label="Import" isBusy />
        </Line>
        <Line label="Disabled">
          <Button kind="solid" disabledReason="Name it first">
            Create
          </Button>
          <Button isDisabled>Use this</Button>
          <Button kind="icon" icon={ListFilter} label="Filter" disabledReason="There is nothing to filter yet" />
        </Line>
        <Line label="Large, keys">
          <Button kind="solid" size="large">
            Choose files…
          </Button>
          <Button keys="Enter">Open</Button>
          <Button kind="link">Find again</Button>
        </Line>
      </Block>
      <Block title="Choices">
        <div className={styles.stack}>
          <SegmentedControl
            label="Theme"
            value={theme}
            onChange={setTheme}
            segments={[
              { id: 'light', label: 'Light', icon: Sun },
              { id: 'dark', label: 'Dark', icon: Moon },
              { id: 'system', label: 'As the system' },
            ]}
          />
          <div className={styles.wrap}>
            <Checkbox isChecked={isOn} onChange={setOn}>
              Cite the source
            </Checkbox>
            <Checkbox isChecked={false} isMixed onChange={() => {}}>
              Some
            </Checkbox>
            <Checkbox isChecked isDisabled onChange={() => {}}>
              Always
            </Checkbox>
          </div>
          <div className={styles.wrap}>
            <Switch isOn={isOn} onChange={setOn}>
              Spell checking
            </Switch>
            <Switch isOn={false} onChange={() => {}}>
              Line numbers
            </Switch>
            <Key>Ctrl K</Key>
          </div>
        </div>
      </Block>
      <Block title="Fields">
        <div className={styles.stack}>
          <TextField label="Name" value={text} onChange={setText} hint="As the client calls it." />
          <TextField
            label="Address"
            value="htp:/odd"
            onChange={() => {}}
            error="An address begins with https:// or http://."
          />
          <DateTextField label="Published" value={date} onChange={setDate} />
          <SearchField label="Search" value={query} onChange={setQuery} aside="37 found in 12 ms" size="large" />
          <SearchField label="Filter codes" placeholder="Filter" value="" onChange={() => {}} isQuiet />
          <TextArea label="Memo" value={'Two lines\nof memo'} onChange={() => {}} rows={2} />
          <Select
            label="Kind"
            value={kind}
            onChange={setKind}
            options={[
              { id: 'web', label: 'Web page', count: 12 },
              { id: 'pdf', label: 'PDF', detail: 'Read page by page', count: 3 },
              { id: 'letter', label: 'Letter' },
            ]}
          />
          <TextField label="Not now" value="Read only" onChange={() => {}} isDisabled />
        </div>
      </Block>
    </div>
  )
}
