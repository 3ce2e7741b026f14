/** What leaves the workspace, as the window exports it: people by pseudonym unless their names are asked for. */
import { type CoreCommand, UsageError } from '../command.ts'
import { exportDocument, subjectOptions } from '../export/documents.ts'
import { checkAbout, sharedOptions } from '../export/format.ts'
import { formatByWord } from '../export/formats.ts'
import { exportPeople, peopleOptions } from '../export/people.ts'

const formats = Object.entries(formatByWord)

export const exportCommand: CoreCommand = {
  usage: formats.map(([word, { usage }]) => `export ${word} ${usage} --data DIR`).join('\n  '),
  options: Object.assign({ ...subjectOptions }, ...formats.map(([, { options }]) => options), sharedOptions),
  words: [0, 1],
  run: async (context) => {
    const [word] = context.words
    // Without a word, `--format` says which; it is a document.
    if (word === undefined) return exportDocument(context)
    const format = Object.hasOwn(formatByWord, word) ? formatByWord[word] : undefined
    if (!format) throw new UsageError(`export writes ${Object.keys(formatByWord).join(', ')}.`)
    try {
      checkAbout(word, format, context.values)
      return await format.run(context)
    } catch (cause) {
      // Of sixteen formats, how this one is called.
      if (cause instanceof UsageError) cause.usage = `export ${word} ${format.usage} --data DIR`
      throw cause
    }
  },
}

export const peopleExport: CoreCommand = {
  usage: 'people-export [--what people|log|key] [--format csv|markdown] [--real-names] [--out FILE] --data DIR',
  options: { ...peopleOptions, ...sharedOptions },
  words: [0, 0],
  run: exportPeople,
}
