// @vitest-environment jsdom
import { act, useState } from 'react'
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { VirtualList } from '#renderer/ui/lists/VirtualList.tsx'
import { click, press, render } from './render.ts'

const ROW = 30
const HEIGHT = 300
beforeAll(() => {
  // jsdom lays nothing out: give the scroller a height and rows theirs, and let it scroll.
  Object.defineProperty(HTMLElement.prototype, 'offsetHeight', {
    configurable: true,
    get(this: HTMLElement) {
      return this.getAttribute('role') === 'option' ? ROW : HEIGHT
    },
  })
  Object.defineProperty(HTMLElement.prototype, 'offsetWidth', { configurable: true, get: () => 280 })
  Object.defineProperty(Element.prototype, 'clientHeight', { configurable: true, get: () => HEIGHT })
  Object.defineProperty(Element.prototype, 'scrollHeight', { configurable: true, get: () => 1_000_000 })
  Element.prototype.scrollTo = function scrollTo(this: Element, options?: ScrollToOptions | number) {
    if (typeof options === 'object') this.scrollTop = options.top ?? 0
    this.dispatchEvent(new Event('scroll'))
  }
})

interface Item {
  id: string
  name: string
}
const spoken = {
  onOpen: vi.fn(),
  onPreview: vi.fn(),
  onFilter: vi.fn(),
  onDelete: vi.fn(),
}
beforeEach(() => {
  for (const spy of Object.values(spoken)) spy.mockClear()
})
const many = Array.from({ length: 10_000 }, (_, i): Item => ({ id: `i${i}`, name: i === 4321 ? 'Étude' : `Row ${i}` }))

function Harness({ items, selectedId }: { items: readonly (Item | undefined)[]; selectedId?: string }) {
  const [checked, setChecked] = useState<ReadonlySet<string>>(new Set())
  return (
    <div data-checked={[...checked].join(' ')}>
      <VirtualList
        label="Things"
        items={items}
        idOf={(item) => item.id}
        textOf={(item) => item.name}
        rowHeight={ROW}
        selectedId={selectedId}
        checkedIds={checked}
        onCheckedChange={setChecked}
        empty={<p>Nothing here</p>}
        {...spoken}
      >
        {(item) => item.name}
      </VirtualList>
    </div>
  )
}
const focused = () => document.activeElement?.textContent
const checked = (host: HTMLElement) => host.querySelector<HTMLElement>('[data-checked]')?.dataset['checked']
async function start(items: readonly (Item | undefined)[] = many, selectedId?: string) {
  const view = render(<Harness items={items} {...(selectedId ? { selectedId } : {})} />)
  await act(async () => {})
  act(() => view.host.querySelector<HTMLElement>('[role=option][tabindex="0"]')?.focus())
  return view
}

describe('VirtualList', () => {
  it('keeps only what is in sight in the page, with true positions', async () => {
    const { host } = await start()
    const options = [...host.querySelectorAll('[role=option]')]
    expect(options.length).toBeGreaterThan(5)
    expect(options.length).toBeLessThan(60)
    expect(options[2]?.getAttribute('aria-posinset')).toBe('3')
    expect(options[2]?.getAttribute('aria-setsize')).toBe('10000')
    expect(host.querySelectorAll('[tabindex="0"]').length).toBe(1)
  })
  it('walks by arrows, pages, Home and End, the focus going along', async () => {
    await start()
    press('ArrowDown')
    press('ArrowDown')
    expect(focused()).toBe('Row 2')
    press('ArrowUp')
    expect(focused()).toBe('Row 1')
    press('PageDown')
    expect(focused()).toBe('Row 10')
    press('End')
    await act(async () => {})
    expect(focused()).toBe('Row 9999')
    press('ArrowDown')
    expect(focused()).toBe('Row 9999')
    press('Home')
    await act(async () => {})
    expect(focused()).toBe('Row 0')
  })
  it('finds by typing, without accents, far outside what is in sight', async () => {
    await start()
    press('e')
    await act(async () => {})
    expect(focused()).toBe('Étude')
  })
  it('takes a letter with a meaning as part of a word while one is typed', async () => {
    const words = ['alpha', 'axe', 'beta'].map((name) => ({ id: name, name }))
    const { host } = await start(words, 'beta')
    press('a')
    press('x')
    expect(focused()).toBe('axe')
    expect(checked(host)).toBe('')
  })
  it('opens, previews, filters and deletes by key', async () => {
    await start()
    press('ArrowDown')
    press('Enter')
    press(' ')
    press('/')
    press('Delete')
    expect(spoken.onOpen).toHaveBeenCalledExactlyOnceWith(many[1])
    expect(spoken.onPreview).toHaveBeenCalledExactlyOnceWith(many[1])
    expect(spoken.onFilter).toHaveBeenCalledTimes(1)
    expect(spoken.onDelete).toHaveBeenCalledExactlyOnceWith(many[1])
  })
  it('chooses several with X, Shift and Ctrl A, and lets go with Escape', async () => {
    const { host } = await start()
    press('x')
    press('ArrowDown', { shiftKey: true })
    press('ArrowDown', { shiftKey: true })
    expect(checked(host)).toBe('i0 i1 i2')
    press('ArrowUp', { shiftKey: true })
    expect(checked(host)).toBe('i0 i1')
    expect(host.querySelectorAll('[role=option][aria-selected=true]').length).toBe(2)
    press('a', { ctrlKey: true })
    expect(checked(host)?.split(' ').length).toBe(10_000)
    expect(press('Escape')).toBe(true)
    expect(checked(host)).toBe('')
    expect(press('Escape')).toBe(false)
  })
  it('opens by click; with Ctrl it chooses instead', async () => {
    const { host } = await start()
    const rows = host.querySelectorAll('[role=option]')
    if (!rows[3] || !rows[1]) throw new Error('no rows')
    click(rows[3])
    expect(spoken.onOpen).toHaveBeenCalledExactlyOnceWith(many[3])
    expect(focused()).toBe('Row 3')
    click(rows[1], { ctrlKey: true })
    expect(spoken.onOpen).toHaveBeenCalledTimes(1)
    expect(checked(host)).toBe('i1')
  })
  it('keeps its place when the row with the focus goes', async () => {
    const { rerender } = await start()
    press('ArrowDown')
    press('ArrowDown')
    rerender(<Harness items={many.filter((item) => item.id !== 'i2')} />)
    press('ArrowDown')
    expect(focused()).toBe('Row 4')
  })
  it('keeps the focused row in the page when scrolled far away', async () => {
    const { host } = await start()
    press('ArrowDown')
    const scroller = host.querySelector('[role=listbox]')?.parentElement
    act(() => scroller?.scrollTo({ top: 100_000 }))
    await act(async () => {})
    expect(host.textContent).toContain('Row 3333')
    expect(focused()).toBe('Row 1')
  })
  it('draws grey lines for rows that are still being fetched, and ignores keys on them', async () => {
    const { host } = await start([undefined, undefined, many[2]])
    expect(host.querySelectorAll('[aria-busy=true]').length).toBe(2)
    press('Enter')
    expect(spoken.onOpen).not.toHaveBeenCalled()
    press('End')
    press('Enter')
    expect(spoken.onOpen).toHaveBeenCalledExactlyOnceWith(many[2])
  })
  it('says what is so where there is nothing', async () => {
    const { host } = await start([])
    expect(host.textContent).toBe('Nothing here')
  })
})
