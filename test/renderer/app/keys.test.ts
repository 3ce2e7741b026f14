// @vitest-environment jsdom
/** Keys in a row are one command, whatever their second key means alone; text keeps its letters. */
import { afterEach, expect, it } from 'vitest'
import { registerCommand } from '#renderer/app/commands.ts'
import { listenForKeys } from '#renderer/app/keys.ts'
import { type AppCommand, type AppCommandId, appCommands } from '#shared/model/appCommands.ts'

const done: AppCommandId[] = []
const ends: (() => void)[] = [listenForKeys(window)]
afterEach(() => {
  done.length = 0
  for (const end of ends.splice(1)) end()
  document.body.replaceChildren()
})
const offer = (id: AppCommandId): void => void ends.push(registerCommand(id, { run: () => done.push(id) }))
const press = (key: string, target: EventTarget = document.body): void => {
  target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }))
}

it('goes to every place by its two keys, though the second is a key of its own', () => {
  const commands: readonly (AppCommand & { id: AppCommandId })[] = appCommands
  const pairs = commands.filter(({ keys }) => keys?.includes(' '))
  expect(pairs.length).toBeGreaterThan(5)
  for (const { id, keys } of commands) if (keys?.length === 1) offer(id)
  for (const { id } of pairs) offer(id)
  for (const { id, keys } of pairs) {
    for (const key of (keys ?? '').toLowerCase().split(' ')) press(key)
    expect(done.splice(0)).toEqual([id])
  }
})

it('takes the second key of a pair for nothing else, also where the pair cannot be done', () => {
  offer('person.log')
  press('l')
  press('g')
  press('l')
  expect(done).toEqual(['person.log'])
})

it('leaves letters to a text', () => {
  offer('person.log')
  offer('go.library')
  const field = document.body.appendChild(document.createElement('input'))
  for (const key of ['l', 'g', 'l']) press(key, field)
  expect(done).toEqual([])
})
