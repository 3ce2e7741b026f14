// @vitest-environment jsdom
/** The newest wish wins, whatever becomes of those before. */
import { act } from 'react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { useNewest } from '#renderer/app/pages/usePages.ts'
import { ok, type Result } from '#shared/model/result.ts'
import type { AppError } from '#shared/contract/errors.ts'
import { render } from '#test/renderer/ui/render.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

interface ShownProps {
  wish: string
  make: () => Promise<Result<string, AppError>>
  letGo: (made: string) => void
}

function Shown({ wish, make, letGo }: ShownProps) {
  const { made, error, isMaking } = useNewest(wish, make, letGo)
  return <p>{`${made ?? '-'} ${error?.message ?? '-'} ${isMaking ? 'making' : 'done'}`}</p>
}

const quiet = () => act(() => vi.advanceTimersByTimeAsync(300))

it('goes on after one that failed unforeseen, and says that it did', async () => {
  const letGo = vi.fn()
  const show = (wish: string, make: ShownProps['make']) => <Shown wish={wish} make={make} letGo={letGo} />
  const shown = render(show('a', () => Promise.resolve(ok('first'))))
  await quiet()
  expect(shown.host.textContent).toBe('first - done')
  shown.rerender(show('b', () => Promise.reject(new Error('gone'))))
  await quiet()
  expect(shown.host.textContent).toMatch(/^first It could not be shown.* done$/)
  shown.rerender(show('c', () => Promise.resolve(ok('third'))))
  await quiet()
  expect(shown.host.textContent).toBe('third - done')
  expect(letGo.mock.calls).toEqual([['first']])
})
