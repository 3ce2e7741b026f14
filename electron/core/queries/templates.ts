/** Templates for documents, and what of one stands on a document that leaves. */
import type { TemplateChoice, TemplateView } from '#shared/contract/templates.ts'
import type { TemplateId } from '#shared/model/ids.ts'
import { Logo, readableAccent } from '#shared/model/template.ts'
import type { Blobs } from '../blobs/blobs.ts'
import type { Db } from '../db/database.ts'
import { type Brand, NO_BRAND } from '../exporters/brand.ts'
import { isWholeLogo } from '../exporters/logo/readLogo.ts'
import { companyNames } from '../workshop/companyNames.ts'
import type { Query } from './context.ts'

interface Row {
  templateId: TemplateId
  name: string
  accent: string | null
  footer: string
  logo: string | null
}

/** What a document reads besides its content. */
export const BRAND_TABLES = ['template', 'workspace', 'blob'] as const

const COLUMNS = 'template_id AS templateId, name, accent, footer, logo'

/** The one that documents have unless another is asked for; null: none. */
export const usualTemplate = (db: Db): TemplateId | null =>
  db.get<{ id: TemplateId }>(
    'SELECT t.template_id AS id FROM workspace w JOIN template t ON t.template_id = w.template WHERE t.trashed_at IS NULL',
  )?.id ?? null

const logoOf = ({ logo }: Row): Logo | null => (logo === null ? null : Logo.parse(JSON.parse(logo)))

const isHere = (db: Db, logo: Logo | null): boolean =>
  logo !== null && db.get('SELECT 1 FROM blob WHERE hash = ?', logo.hash) !== undefined

function viewOf(db: Db, row: Row, usual: TemplateId | null): TemplateView {
  const { templateId, name, accent, footer } = row
  const logo = logoOf(row)
  return {
    templateId,
    name,
    accent,
    written: accent === null ? null : readableAccent(accent),
    footer,
    logo,
    isLogoHere: isHere(db, logo),
    isUsual: templateId === usual,
  }
}

export const templates: Query<'templates'> = {
  tables: BRAND_TABLES,
  run: (_input, { db }) => {
    const usual = usualTemplate(db)
    return db
      .all<Row>(`SELECT ${COLUMNS} FROM template WHERE trashed_at IS NULL ORDER BY name COLLATE NOCASE, template_id`)
      .map((row) => viewOf(db, row, usual))
  },
}

const templateById = (db: Db, templateId: string): Row | undefined =>
  db.get<Row>(`SELECT ${COLUMNS} FROM template WHERE template_id = ? AND trashed_at IS NULL`, templateId)

/** A picture that a teammate's device named is looked at again before it is written into anything. */
function pictureOf({ get }: Pick<Blobs, 'get'>, logo: Logo | null): Brand['logo'] {
  const bytes = logo && get(logo.hash)
  return bytes && isWholeLogo(bytes, logo) ? { bytes, type: logo.type, width: logo.width, height: logo.height } : null
}

export interface BrandContext {
  db: Db
  blobs: Pick<Blobs, 'get'>
}

const brandOf = (blobs: BrandContext['blobs'], row: Row | undefined): Brand =>
  row === undefined
    ? NO_BRAND
    : {
        name: row.name,
        accent: row.accent === null ? null : readableAccent(row.accent),
        footer: row.footer,
        logo: pictureOf(blobs, logoOf(row)),
      }

/** What stands on a document that is no workshop's. */
export function brandFor({ db, blobs }: BrandContext, choice: TemplateChoice): Brand {
  const id = choice === 'none' ? null : choice === 'usual' ? usualTemplate(db) : choice
  return brandOf(blobs, id === null ? undefined : templateById(db, id))
}

const folded = (text: string): string => text.normalize('NFKC').toLowerCase()

/** True where a template would show a company that the workshop hides. */
function showsHidden(db: Db, workshopId: string, { name, footer }: Row): boolean {
  const hidden = db.all<{ says: string }>(
    `SELECT l.says FROM workshop_line l JOIN workshop w ON w.workshop_id = l.workshop_id
     WHERE l.workshop_id = ? AND l.kind = 'company' AND w.hide_companies = 1
     UNION SELECT client FROM workshop WHERE workshop_id = ? AND hide_companies = 1`,
    workshopId,
    workshopId,
  )
  const shown = folded(`${name} ${footer}`)
  return hidden.some(({ says }) => companyNames(says, '').some((company) => shown.includes(folded(company.name))))
}

export interface PackBrand {
  brand: Brand
  /** Why it is not the one that was asked for. */
  left: string | null
}

/**
 * What stands on a workshop's documents: its own template, else the usual one. One that names a company which this
 * workshop hides would undo the hiding, logo and all, and stays out.
 */
export function packBrand({ db, blobs }: BrandContext, workshopId: string, choice: TemplateChoice): PackBrand {
  const own = db.get<{ id: TemplateId | null }>('SELECT template AS id FROM workshop WHERE workshop_id = ?', workshopId)
  const asked = choice === 'none' ? [] : choice === 'usual' ? [own?.id ?? null, usualTemplate(db)] : [choice]
  const [row] = asked.flatMap((id) => (id === null ? [] : (templateById(db, id) ?? [])))
  if (row === undefined || !showsHidden(db, workshopId, row)) return { brand: brandOf(blobs, row), left: null }
  return {
    brand: NO_BRAND,
    left: 'The template names a company that this workshop hides, so the pack was made without it; choose another beside its paper.',
  }
}
