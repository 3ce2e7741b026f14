/** Ways out of the workspace for one document, and the reports on all of it. */
import type { ExportSubject } from '#shared/contract/queries.ts'

export type ExportKind = 'markdown' | 'html' | 'pdf' | 'docx' | 'xlsx' | 'csv' | 'print'

/** Titles of the dialog that asks about one kind. */
export const exportTitles: Readonly<Record<ExportKind, string>> = {
  markdown: 'Export as Markdown',
  html: 'Export as a web page',
  pdf: 'Export as PDF',
  docx: 'Export as Word document',
  xlsx: 'Export as Excel workbook',
  csv: 'Export as CSV',
  print: 'Print',
}

export const kindLabels: Readonly<Record<ExportKind, string>> = {
  docx: 'Word',
  pdf: 'PDF',
  html: 'Web page',
  markdown: 'Markdown',
  xlsx: 'Excel',
  csv: 'CSV',
  print: 'Print',
}

/** The core writes these to a file by itself. */
export type CoreKind = Extract<ExportKind, 'docx' | 'xlsx' | 'csv'>
export const isWrittenByCore = (kind: ExportKind): kind is CoreKind =>
  kind === 'docx' || kind === 'xlsx' || kind === 'csv'

/** Pages have a size that somebody may want otherwise; the system's print dialog asks by itself. */
export const hasPaper = (kind: ExportKind): boolean => kind === 'pdf' || kind === 'docx'

/** Markdown and plain tables look like nobody's. */
export const hasTemplate = (kind: ExportKind): boolean => kind !== 'markdown' && kind !== 'csv'

/** What somebody sees of it before it leaves. */
export const shownAs = (kind: ExportKind): 'pages' | 'markdown' | 'table' =>
  kind === 'markdown' ? 'markdown' : kind === 'xlsx' || kind === 'csv' ? 'table' : 'pages'

/** All of them hold a table beside the words. */
export const reportKinds: readonly [ExportKind, ...ExportKind[]] = ['docx', 'pdf', 'html', 'markdown', 'xlsx', 'csv']

export const reportTitle = ({ kind }: ExportSubject): string | undefined =>
  kind === 'evidenceBook'
    ? 'Report: evidence book'
    : kind === 'codebook'
      ? 'Report: codebook'
      : kind === 'people'
        ? 'Report: people'
        : kind === 'insight'
          ? 'Report: insight'
          : undefined
