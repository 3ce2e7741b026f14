import { describe, expect, it } from 'vitest'
import { cleanName, splitNames } from '#core/importers/peopleNames.ts'

describe('names in bylines', () => {
  it.each([
    ['By Jane Doe, Senior Editor', ['Jane Doe']],
    ['Jane Doe Senior Editor', ['Jane Doe']],
    ['By Jane Doe HarbourNews Executive Reporter', ['Jane Doe']],
    ['By Ann Lee and Bo Chen', ['Ann Lee', 'Bo Chen']],
    ['Par Anne Martin, Paul Durand', ['Anne Martin', 'Paul Durand']],
    ['Von Jörg Möller und Ida Marsh', ['Jörg Möller', 'Ida Marsh']],
    ['By Jane Doe, Bo Chen and Ida Marsh', ['Jane Doe', 'Bo Chen', 'Ida Marsh']],
    ['Ann Lee (avec Bo Chen, Ida Marsh)', ['Ann Lee', 'Bo Chen', 'Ida Marsh']],
    ['By ANN LEE and BO CHEN, Staff Writers', ['ANN LEE', 'BO CHEN']],
    ['Ann Lee (STAFF WRITER)', ['Ann Lee']],
    ['by Ann Lee on March 3, 2015', ['Ann Lee']],
    ['Posted by Ann Lee at 3:04 PM', ['Ann Lee']],
    ['By Ann Lee for The Quay', ['Ann Lee']],
    ['Ann Lee Special to The Quay', ['Ann Lee']],
    ['Text: Ann Lee; Fotos: Bo Chen', ['Ann Lee']],
    ['Ludwig van der Meer, PhD', ['Ludwig van der Meer']],
    ['佐藤美咲', ['佐藤美咲']],
  ])('%s', (byline, names) => {
    expect(splitNames(byline)).toEqual(names)
  })

  it.each(['admin', 'Staff', 'Filed under', 'June 06', 'Story Highlights', 'by clicking "Submit"', 'Photo by Bo Chen'])(
    'finds nobody in %s',
    (byline) => {
      expect(cleanName(byline)).toBeUndefined()
    },
  )

  it('does not take a magazine apart', () => {
    expect(splitNames('Rope & I')).toEqual(['Rope & I'])
  })
})
