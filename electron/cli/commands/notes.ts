import { readFileSync } from 'node:fs'
import { appError } from '#shared/contract/errors.ts'
import { NoteId } from '#shared/model/ids.ts'
import { type CoreCommand, CommandFailed, must, need, readAll } from '../command.ts'

export const noteAdd: CoreCommand = {
  usage: 'note-add --title TEXT --markdown FILE --data DIR',
  options: { title: { type: 'string' }, markdown: { type: 'string' } },
  words: [0, 0],
  run: async ({ core, values, path }) => {
    const title = need(values, 'title')
    const file = need(values, 'markdown')
    let markdown: string
    try {
      markdown = new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file === '-' ? 0 : path(file)))
    } catch (cause) {
      const missing = cause instanceof Error && 'code' in cause && cause.code === 'ENOENT'
      throw new CommandFailed(
        missing
          ? appError('FileNotFound', `There is no file ${file}; check the path.`)
          : appError('FileUnreadable', `${file} is not UTF-8 text that can be read; save it as UTF-8 and try again.`),
      )
    }
    const { noteId } = must(await core.execute('createNote', { title, markdown }))
    return { json: { noteId } }
  },
}

export const notes: CoreCommand = {
  usage: 'notes --data DIR',
  words: [0, 0],
  run: async ({ core }) => {
    const rows = await readAll((offset, limit) => core.query('notes', { sort: 'created', offset, limit }))
    return {
      json: {
        notes: rows.map(({ noteId, title, words, createdAt, editedAt }) => ({
          noteId,
          title,
          words,
          createdAt: new Date(createdAt).toISOString(),
          editedAt: new Date(editedAt).toISOString(),
        })),
      },
    }
  },
}

export const noteMarkdown: CoreCommand = {
  usage: 'note-markdown ID --data DIR',
  words: [1, 1],
  run: async ({ core, words }) => {
    const noteId = NoteId.safeParse(words[0])
    const markdown = noteId.success ? must(await core.query('noteMarkdown', { noteId: noteId.data })) : null
    if (markdown === null)
      throw new CommandFailed(
        appError('NoteNotFound', `There is no note ${words[0]} in this workspace; the command notes lists them.`),
      )
    return { text: markdown, json: { noteId: words[0], markdown } }
  },
}
