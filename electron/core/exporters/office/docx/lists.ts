/** Lists as Word numbers them: one definition for each kind, an own instance for each list, so that each begins anew. */
import { AlignmentType, type INumberingOptions, LevelFormat } from 'docx'

const LEVELS = 9
const STEP = 360
const BULLETS = ['•', '–', '·']
const NUMBERS = [LevelFormat.DECIMAL, LevelFormat.LOWER_LETTER, LevelFormat.LOWER_ROMAN]

export type Marker = 'bullets' | 'open' | 'done'

type Level = INumberingOptions['config'][number]['levels'][number]

const levels = (levelOf: (level: number) => Pick<Level, 'format' | 'text' | 'start'> & { font?: string }): Level[] =>
  Array.from({ length: LEVELS }, (_, level): Level => {
    const { font, ...rest } = levelOf(level)
    return {
      level,
      alignment: AlignmentType.LEFT,
      ...rest,
      style: {
        paragraph: { indent: { left: STEP * (level + 1), hanging: STEP - 40 } },
        ...(font !== undefined && { run: { font } }),
      },
    }
  })

const signs = (sign: (level: number) => string, font?: string): Level[] =>
  levels((level) => ({ format: LevelFormat.BULLET, text: sign(level), ...(font !== undefined && { font }) }))

export const deepest = LEVELS - 1
export const indentAt = (level: number): number => STEP * (Math.min(level, deepest) + 1)

export interface Numbering {
  /** The definition for numbered lists that begin with this number. */
  numbersFrom(start: number): string
  /** A number that no list has had. */
  nextInstance(): number
  options(): INumberingOptions
}

export function createNumbering(): Numbering {
  const starts = new Set<number>([1])
  let instance = 0
  return {
    numbersFrom: (start) => {
      starts.add(start)
      return `numbers-${start}`
    },
    nextInstance: () => ++instance,
    options: () => ({
      config: [
        { reference: 'bullets' satisfies Marker, levels: signs((level) => BULLETS[level % BULLETS.length] ?? '•') },
        { reference: 'open' satisfies Marker, levels: signs(() => '☐', 'Segoe UI Symbol') },
        { reference: 'done' satisfies Marker, levels: signs(() => '☑', 'Segoe UI Symbol') },
        ...[...starts].map((start) => ({
          reference: `numbers-${start}`,
          levels: levels((level) => ({
            format: NUMBERS[level % NUMBERS.length] ?? LevelFormat.DECIMAL,
            text: `%${level + 1}.`,
            start,
          })),
        })),
      ],
    }),
  }
}
