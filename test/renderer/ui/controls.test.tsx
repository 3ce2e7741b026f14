// @vitest-environment jsdom
import { act, useState } from 'react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { CodeChip } from '#renderer/ui/codes/CodeChip.tsx'
import { CodeTicks } from '#renderer/ui/codes/CodeTicks.tsx'
import { Button } from '#renderer/ui/controls/Button.tsx'
import { DateTextField } from '#renderer/ui/controls/DateTextField.tsx'
import { announce } from '#renderer/ui/feedback/announce.ts'
import { ToastProvider, useToasts } from '#renderer/ui/feedback/ToastRegion.tsx'
import { ComboList } from '#renderer/ui/lists/ComboList.tsx'
import { useComboList } from '#renderer/ui/lists/useComboList.ts'
import { click, press, render } from './render.ts'

afterEach(() => {
  vi.useRealTimers()
})
function one(host: ParentNode, selector: string): HTMLElement {
  const found = host.querySelector<HTMLElement>(selector)
  if (!found) throw new Error(`nothing is ${selector}`)
  return found
}
const pass = (ms: number) =>
  act(() => {
    vi.advanceTimersByTime(ms)
  })
/** Types as React hears it: through the element's own setter. */
function type(input: HTMLElement, value: string) {
  act(() => {
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(input, value)
    input.dispatchEvent(new Event('input', { bubbles: true }))
  })
}

describe('Button', () => {
  it('that is refused stays within reach, does nothing and submits nothing', () => {
    const onPress = vi.fn()
    const { host } = render(
      <Button kind="solid" type="submit" disabledReason="Name it first" onPress={onPress}>
        Create
      </Button>,
    )
    const button = one(host, 'button')
    expect(button.getAttribute('aria-disabled')).toBe('true')
    expect(button.hasAttribute('disabled')).toBe(false)
    expect(button.getAttribute('type')).toBe('button')
    click(button)
    expect(onPress).not.toHaveBeenCalled()
  })
  it('that is busy ignores presses, keeps its label, and shows the ring after 400 ms', () => {
    vi.useFakeTimers()
    const onPress = vi.fn()
    const { host } = render(
      <Button isBusy onPress={onPress}>
        Export
      </Button>,
    )
    click(one(host, 'button'))
    pass(399)
    expect(host.querySelector('[role=progressbar]')).toBeNull()
    pass(1)
    expect(host.querySelector('[role=progressbar]')).not.toBeNull()
    expect(host.textContent).toBe('Export')
    expect(onPress).not.toHaveBeenCalled()
  })
  it('has its name from its label, without the shortcut', () => {
    const { host } = render(<Button keys="Ctrl Z">Undo</Button>)
    expect(one(host, 'kbd').getAttribute('aria-hidden')).toBe('true')
  })
})

describe('DateTextField', () => {
  function Field({ onChange }: { onChange: (iso: string) => void }) {
    const [value, setValue] = useState('2026-03-14')
    return (
      <DateTextField
        label="Published"
        value={value}
        onChange={(iso) => {
          setValue(iso)
          onChange(iso)
        }}
      />
    )
  }
  it('hands over what was understood, on leaving, once', () => {
    const onChange = vi.fn()
    const { host } = render(<Field onChange={onChange} />)
    const input = one(host, 'input') as HTMLInputElement
    expect(input.value).toBe('14 March 2026')
    act(() => input.focus())
    type(input, 'May 2025')
    expect(onChange).not.toHaveBeenCalled()
    act(() => input.blur())
    expect(onChange).toHaveBeenCalledExactlyOnceWith('2025-05')
    expect(input.value).toBe('May 2025')
  })
  it('keeps what it does not understand, says why, and forgets it by Escape', () => {
    const onChange = vi.fn()
    const { host } = render(<Field onChange={onChange} />)
    const input = one(host, 'input') as HTMLInputElement
    act(() => input.focus())
    type(input, '31 February 2027')
    press('Enter')
    expect(host.textContent).toContain('February 2027 has 28 days.')
    expect(input.getAttribute('aria-invalid')).toBe('true')
    expect(onChange).not.toHaveBeenCalled()
    press('Escape')
    expect(input.value).toBe('14 March 2026')
    expect(host.textContent).not.toContain('28 days')
  })
  it('may be emptied', () => {
    const onChange = vi.fn()
    const { host } = render(<Field onChange={onChange} />)
    const input = one(host, 'input') as HTMLInputElement
    act(() => input.focus())
    type(input, '')
    act(() => input.blur())
    expect(onChange).toHaveBeenCalledExactlyOnceWith('')
  })
})

describe('codes', () => {
  it('are read with name, stance and state', () => {
    const { host } = render(
      <CodeChip code={{ name: 'R9.PAY' }} stance="disputes" isArchived detail="coded by Jun" onPress={() => {}} />,
    )
    expect(one(host, 'button').getAttribute('aria-label')).toBe('R9.PAY, disputes, archived, coded by Jun')
  })
  it('as ticks are counted in words', () => {
    const { host } = render(<CodeTicks codes={[{ name: 'P3.LISTEN' }, { name: 'R9.PAY' }, { name: 'P3.EXPECT' }]} />)
    expect(one(host, '[role=img]').getAttribute('aria-label')).toBe('Codes: P3 2, R9 1')
  })
})

describe('toasts in the window', () => {
  it('are live, undo once and go at once', () => {
    vi.useFakeTimers()
    const undo = vi.fn()
    function Trigger() {
      const toasts = useToasts()
      return (
        <button
          type="button"
          data-do=""
          onClick={() => toasts.show({ text: 'Note in the trash', action: { label: 'Undo', onPress: undo } })}
        >
          Delete
        </button>
      )
    }
    const { host } = render(
      <ToastProvider>
        <Trigger />
      </ToastProvider>,
    )
    const live = one(host, '[aria-live=polite]')
    expect(live.textContent).toBe('')
    click(one(host, '[data-do]'))
    expect(live.textContent).toContain('Note in the trash')
    click(one(live, 'button'))
    expect(undo).toHaveBeenCalledTimes(1)
    expect(live.textContent).toBe('')
  })
})

describe('announce', () => {
  it('says the same words twice when asked twice', () => {
    vi.useFakeTimers()
    announce('2 chosen')
    vi.advanceTimersByTime(200)
    const region = one(document, '[data-announcer=polite]')
    expect(region.textContent).toBe('2 chosen')
    announce('2 chosen')
    expect(region.textContent).toBe('')
    vi.advanceTimersByTime(200)
    expect(region.textContent).toBe('2 chosen')
    expect(document.querySelectorAll('[data-announcer=polite]').length).toBe(1)
  })
})

describe('a list under a field', () => {
  const fruit = ['apple', 'pear', 'plum', 'quince']
  function Picker({ onPick }: { onPick: (item: string) => void }) {
    const [query, setQuery] = useState('')
    const items = fruit.filter((each) => each.includes(query))
    const idOf = (each: string) => each
    const combo = useComboList({ items, idOf, query, onPick })
    return (
      <>
        <input value={query} onChange={(event) => setQuery(event.target.value)} {...combo.inputProps} />
        <ComboList label="Fruit" list={combo.listProps} sections={[{ id: 'all', items }]} idOf={idOf}>
          {(each) => each}
        </ComboList>
      </>
    )
  }
  const current = (host: HTMLElement) => host.querySelector('[aria-selected=true]')?.textContent
  it('is walked by arrows round the ends, the focus staying in the field', () => {
    Element.prototype.scrollIntoView = () => {}
    const onPick = vi.fn()
    const { host } = render(<Picker onPick={onPick} />)
    const input = one(host, 'input')
    act(() => input.focus())
    expect(current(host)).toBe('apple')
    press('ArrowUp')
    expect(current(host)).toBe('quince')
    expect(document.getElementById(input.getAttribute('aria-activedescendant') ?? '')?.textContent).toBe('quince')
    press('ArrowDown')
    press('ArrowDown')
    expect(current(host)).toBe('pear')
    press('Enter')
    expect(onPick.mock.calls[0]?.[0]).toBe('pear')
    expect(document.activeElement).toBe(input)
  })
  it('begins anew with every query, and picks nothing where nothing is found', () => {
    const onPick = vi.fn()
    const { host } = render(<Picker onPick={onPick} />)
    const input = one(host, 'input')
    act(() => input.focus())
    press('ArrowDown')
    press('ArrowDown')
    type(input, 'p')
    expect(current(host)).toBe('apple')
    type(input, 'zzz')
    press('Enter')
    expect(onPick).not.toHaveBeenCalled()
    expect(input.getAttribute('aria-expanded')).toBe('false')
  })
})
