import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { importPasted } from '#core/importers/importFile.ts'
import { imported, outline } from '#test/support/imported.ts'
import { arabic, english, german, japanese, russian } from '#test/support/savedPages/article.ts'

const prose = { english, german, japanese, russian, arabic }
const chinese =
  '去年冬天渡船停航的时候，让小店活下来的正是那四十位老顾客，而且每个人都带来了一位朋友。我们没有做什么聪明的事，只是把大家要的东西写下来，能订就订，不能订就直说。积分卡带来的坏处比风暴还多，来聊天的人开始数自己的印章，忘了带卡的人觉得难为情。'
const korean =
  '지난겨울 나룻배가 멈추었을 때 작은 가게를 살린 것은 늘 오던 마흔 명의 손님이었고, 모두가 한 사람씩 데려왔다. 우리는 특별한 일을 하지 않았다. 사람들이 찾는 것을 적어 두고, 구할 수 있으면 구하고, 없으면 없다고 말했을 뿐이다.'
const polish =
  'Gdy zeszłej zimy stanął prom, sklepik utrzymało tych samych czterdzieści osób, które przychodziły zawsze, i każda przyprowadziła kogoś jeszcze. Karta stałego klienta zaszkodziła bardziej niż sztorm: ludzie zaczęli liczyć pieczątki, a kto zapomniał karty, czuł się głupio.'
const greek =
  'Όταν σταμάτησε το φέρι τον περασμένο χειμώνα, το μικρό μας μαγαζί το κράτησαν ζωντανό οι ίδιοι σαράντα άνθρωποι που έρχονταν πάντα, και ο καθένας έφερε κι έναν ακόμη. Η κάρτα πόντων έκανε περισσότερη ζημιά από την καταιγίδα.'
const french =
  'Quand le bac s’est arrêté l’hiver dernier, ce sont les mêmes quarante personnes qui ont tenu notre échoppe à bout de bras, et chacune a amené quelqu’un. La carte de fidélité a fait plus de dégâts que la tempête : on comptait les tampons, et ceux qui l’oubliaient étaient gênés.'

describe('plain text in any common encoding', () => {
  const cases: [string, string][] = [
    ['utf-8', french],
    ['utf-16le', french],
    ['utf-16be', french],
    ['windows-1252', french],
    ['windows-1252', prose.german.paragraphs.join('\n\n')],
    ['windows-1250', polish],
    ['iso-8859-2', polish],
    ['windows-1251', prose.russian.paragraphs.join('\n\n')],
    ['koi8-r', prose.russian.paragraphs.join('\n\n')],
    ['windows-1253', greek],
    ['shift_jis', prose.japanese.paragraphs.join('\n\n')],
    ['euc-jp', prose.japanese.paragraphs.join('\n\n')],
    ['gb18030', chinese],
    [
      'big5',
      '去年冬天渡船停航的時候，讓小店活下來的正是那四十位老顧客，而且每個人都帶來了一位朋友。我們沒有做什麼聰明的事，只是把大家要的東西寫下來，能訂就訂，不能訂就直說。',
    ],
    ['euc-kr', korean],
    ['macintosh', french],
    ['macintosh', 'The café said — “naïve”, of course — that it’s £5.\n\nWe paid, and the señor thanked us.'],
    ['macintosh', prose.german.paragraphs.join('\n\n')],
    ['cp850', prose.german.paragraphs.join('\n\n')],
    ['cp866', prose.russian.paragraphs.join('\n\n')],
    ['windows-1252', 'The café was naïve: it asked £5, and the señor paid.'],
    ['windows-1254', 'Geçen kış vapur durunca küçük dükkânımızı ayakta tutan yine o kırk kişiydi; şimdi çalışıyoruz.'],
    // Without a byte order mark, and with hardly a zero byte to tell them by.
    ['utf-16le', prose.russian.paragraphs.join('\n\n')],
    ['utf-16le', prose.japanese.paragraphs.join('\n\n')],
    ['utf-16be', prose.japanese.paragraphs.join('\n\n')],
    ['utf-16be', prose.arabic.paragraphs.join('\n\n')],
    ['utf-16le', korean],
    ['windows-1256', prose.arabic.paragraphs.join('\n\n').replace(/،|\u064b|\u0651/g, '')],
  ]
  it.each(cases)('%s', async (encoding, text) => {
    const source = await imported(new Uint8Array(iconv.encode(text, encoding)), 'letter.txt')
    expect(source.extraction.text).toBe(text)
  })

  it.each(['utf-8', 'utf-16le', 'utf-16be', 'utf-32le'])(
    '%s with a byte order mark, which is not kept',
    async (encoding) => {
      const source = await imported(new Uint8Array(iconv.encode(french, encoding, { addBOM: true })), 'letter.txt')
      expect(source.extraction.text).toBe(french)
    },
  )

  it('one broken byte does not turn UTF-8 into something else', async () => {
    const bytes = Buffer.from(`${french} ${french}`, 'utf8')
    const source = await imported(
      new Uint8Array(Buffer.concat([bytes.subarray(0, 300), Buffer.from([0xff]), bytes.subarray(300)])),
      'letter.txt',
    )
    expect(source.extraction.text.replace('\ufffd', '')).toBe(`${french} ${french}`)
  })
})

describe('importPlainText', () => {
  it('keeps every word of a pasted page, and finds title, author, date and voices', async () => {
    const page = `${english.title}\n\nSeptember 9, 2015\n\nBy  ${english.authors[0]}\n\n${english.paragraphs.join('\n\n')}\n\n2 thoughts on “${english.title}”\n\n  1. The card went into a drawer.\n\n    I never missed it.\n\n  2. Ours is for the children.\n\nComments are closed.\n`
    const source = await imported(page, 'page.txt')
    expect(source.extraction.text.split(/\s+/)).toEqual(page.trim().split(/\s+/))
    expect(source.metadata).toMatchObject({
      title: english.title,
      authors: english.authors,
      publishedOn: '2015-09-09',
      language: 'en',
    })
    expect(outline(source).filter((line) => line.startsWith('comments/'))).toHaveLength(5)
  })

  it('joins hard-wrapped lines, and leaves verse, addresses and columns alone', async () => {
    const wrapped =
      'When the ferry stopped running last winter, the people who kept our\nlittle shop alive were the same forty who had always come, and each of\nthem brought somebody along who had never been on the quay before.'
    const verse = 'The ferry sleeps,\nthe river keeps\nits own account of rain.'
    const columns = 'Town     Bread\nAlder    12\nBirch    9'
    const source = await imported(`${wrapped}\n\n${verse}\n\n${columns}\n`, 'notes.txt')
    expect(source.extraction.text).toBe(`${wrapped.replaceAll('\n', ' ')}\n\n${verse}\n\n${columns}`)
    expect(source.extraction.blocks.at(-1)?.kind).toBe('preformatted')
  })

  it('takes a letter’s subject, sender and date from its head', async () => {
    const source = await imported(
      `From: Ann Lee <ann@quay.example>\nTo: Bo Chen\nDate: 11 November 2024\nSubject: The key on the hook\n\n${english.paragraphs[0]}\n`,
      'mail.txt',
    )
    expect(source.metadata).toMatchObject({
      title: 'The key on the hook',
      authors: ['Ann Lee'],
      publishedOn: '2024-11-11',
    })
  })

  it('takes the file’s name for a title only when the text has none', async () => {
    const long = english.paragraphs[0] ?? ''
    expect((await imported(long, 'ferry_notes.txt')).metadata.title).toMatch(/^When the ferry stopped/)
    expect((await imported('...', 'ferry_notes.txt').catch(() => undefined))?.metadata.title).toBeUndefined()
  })

  it('takes what was pasted: markup as it is, text otherwise', async () => {
    const rich = await importPasted({
      html: '<meta charset="utf-8"><h2>Seen on the quay</h2><p>One <b>bold</b> word, <a href="https://x.example/a">linked</a>.</p>',
      text: 'Seen on the quay\nOne bold word, linked.',
      url: 'https://x.example/page',
    })
    expect(rich.ok && rich.value.extraction.text).toBe('Seen on the quay\n\nOne bold word, linked.')
    expect(rich.ok && rich.value.metadata).toMatchObject({ title: 'Seen on the quay', url: 'https://x.example/page' })
    const plain = await importPasted({ text: 'Only words.' })
    expect(plain.ok && plain.value.kind).toBe('text')
    const nothing = await importPasted({ html: '<img src="x">', text: ' ' })
    expect(nothing.ok ? '' : nothing.error.code).toBe('FileEmpty')
  })
})
