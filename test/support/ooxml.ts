/**
 * What Word and slide programs are strict about in their files, beyond well-formed XML: the order in which a part's
 * elements stand, ids that may be there once, relationships that lead somewhere, and parts that have a type.
 */
import { strFromU8, unzipSync } from 'fflate'
import { XMLParser } from 'fast-xml-parser'

export interface Element {
  name: string
  attributes: Readonly<Record<string, string>>
  children: Element[]
}

type Raw = Record<string, unknown>

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseTagValue: false,
})

function elementsOf(raw: readonly Raw[]): Element[] {
  return raw.flatMap((each) => {
    const name = Object.keys(each).find((key) => key !== ':@' && key !== '#text' && !key.startsWith('?'))
    if (name === undefined) return []
    return [
      { name, attributes: (each[':@'] ?? {}) as Record<string, string>, children: elementsOf(each[name] as Raw[]) },
    ]
  })
}

export const partsOf = (file: Uint8Array): Map<string, Element[]> =>
  new Map(
    Object.entries(unzipSync(file))
      .filter(([name]) => /\.(xml|rels)$/.test(name))
      .map(([name, bytes]) => [name, elementsOf(parser.parse(strFromU8(bytes)) as Raw[])]),
  )

/** Every element below these, itself included. */
export const allIn = (elements: readonly Element[]): Element[] =>
  elements.flatMap((each) => [each, ...allIn(each.children)])

const words = (list: string): string[] => list.trim().split(/\s+/)
const inSpace = (space: string, list: string): string[] => words(list).map((name) => `${space}:${name}`)
const fills = 'noFill solidFill gradFill blipFill pattFill grpFill'

/** The order of an element's children by ECMA-376; those of one element that may repeat stand together. */
const order: Readonly<Record<string, readonly string[]>> = {
  'w:pPr': inSpace(
    'w',
    `pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs suppressAutoHyphens
    kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind
    contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle
    rPr sectPr pPrChange`,
  ),
  'w:rPr': inSpace(
    'w',
    `rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish webHidden
    color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout
    specVanish oMath`,
  ),
  'w:tblPr': inSpace(
    'w',
    `tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd tblBorders shd
    tblLayout tblCellMar tblLook tblCaption tblDescription`,
  ),
  'w:tcPr': inSpace(
    'w',
    'cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark',
  ),
  'w:sectPr': inSpace(
    'w',
    `headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType cols formProt
    vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings`,
  ),
  'w:style': inSpace(
    'w',
    `name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked personal
    personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr`,
  ),
  'w:lvl': inSpace('w', 'start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId legacy lvlJc pPr rPr'),
  'w:abstractNum': inSpace('w', 'nsid multiLevelType tmpl name styleLink numStyleLink lvl'),
  'w:numbering': inSpace('w', 'numPicBullet abstractNum num numIdMacAtCleanup'),
  'w:styles': inSpace('w', 'docDefaults latentStyles style'),
  'w:tbl': inSpace('w', 'bookmarkStart bookmarkEnd tblPr tblGrid tr'),
  'w:pBdr': inSpace('w', 'top left bottom right between bar'),
  'w:tblBorders': inSpace('w', 'top left start bottom right end insideH insideV'),
  'w:tcBorders': inSpace('w', 'top start left bottom end right insideH insideV tl2br tr2bl'),
  'w:sdt': inSpace('w', 'sdtPr sdtEndPr sdtContent'),
  'wp:inline': ['wp:extent', 'wp:effectExtent', 'wp:docPr', 'wp:cNvGraphicFramePr', 'a:graphic'],
  // Not the standard's order: the library’s authors saw PowerPoint warn of a notes master before the slides.
  'p:presentation': inSpace(
    'p',
    `sldMasterIdLst sldIdLst notesMasterIdLst sldSz notesSz smartTags embeddedFontLst custShowLst photoAlbum
    custDataLst kinsoku defaultTextStyle modifyVerifier extLst`,
  ),
  'p:sld': inSpace('p', 'cSld clrMapOvr transition timing extLst'),
  'p:notes': inSpace('p', 'cSld clrMapOvr extLst'),
  'p:sldLayout': inSpace('p', 'cSld clrMapOvr transition timing hf extLst'),
  'p:sldMaster': inSpace('p', 'cSld clrMap sldLayoutIdLst transition timing hf txStyles extLst'),
  'p:cSld': inSpace('p', 'bg spTree custDataLst controls extLst'),
  'p:sp': inSpace('p', 'nvSpPr spPr style txBody extLst'),
  'p:pic': inSpace('p', 'nvPicPr blipFill spPr style extLst'),
  'p:graphicFrame': ['p:nvGraphicFramePr', 'p:xfrm', 'a:graphic', 'p:extLst'],
  'p:spPr': inSpace('a', `xfrm custGeom prstGeom ${fills} ln effectLst effectDag scene3d sp3d extLst`),
  'p:txBody': inSpace('a', 'bodyPr lstStyle p'),
  'a:txBody': inSpace('a', 'bodyPr lstStyle p'),
  'a:ln': inSpace('a', 'noFill solidFill gradFill pattFill prstDash custDash round bevel miter headEnd tailEnd extLst'),
  'a:pPr': inSpace(
    'a',
    'lnSpc spcBef spcAft buClrTx buClr buSzTx buSzPct buSzPts buFontTx buFont buNone buAutoNum buChar buBlip tabLst defRPr extLst',
  ),
  'a:rPr': inSpace(
    'a',
    `ln ${fills} effectLst effectDag highlight uLnTx uLn uFillTx uFill latin ea cs sym hlinkClick hlinkMouseOver rtl extLst`,
  ),
  'a:tbl': inSpace('a', 'tblPr tblGrid tr'),
  'a:tc': inSpace('a', 'txBody tcPr extLst'),
  'a:tcPr': inSpace('a', `lnL lnR lnT lnB lnTlToBr lnBlToTr cell3D ${fills} headers extLst`),
  'c:chartSpace': inSpace(
    'c',
    'date1904 lang roundedCorners style clrMapOvr pivotFmts protection chart spPr txPr externalData printSettings userShapes extLst',
  ),
  'c:chart': inSpace(
    'c',
    'title autoTitleDeleted pivotFmts view3D floor sideWall backWall plotArea legend plotVisOnly dispBlanksAs extLst',
  ),
  'c:barChart': inSpace('c', 'barDir grouping varyColors ser dLbls gapWidth overlap serLines axId extLst'),
  'c:ser': inSpace(
    'c',
    'idx order tx spPr invertIfNegative pictureOptions dPt dLbls trendline errBars cat val shape extLst',
  ),
}

/** What stands in the wrong order, or in a place where it may not be: "w:pPr: w:jc before w:spacing". */
export function outOfOrder(elements: readonly Element[]): string[] {
  return allIn(elements).flatMap(({ name, children }) => {
    const wanted = order[name]
    if (!wanted) return []
    let last = 0
    return children.flatMap((child) => {
      const at = wanted.indexOf(child.name)
      if (child.name.startsWith('mc:')) return []
      if (at < 0) return [`${name}: ${child.name} may not be in it`]
      if (at < last) return [`${name}: ${child.name} after ${wanted[last]}`]
      last = at
      return []
    })
  })
}

/** Where a relationship of a part leads, as the name of a part. */
function resolved(part: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1)
  const folder = part.replace(/_rels\/[^/]*$/, '')
  return new URL(target, `zip:/${folder}`).pathname.slice(1)
}

/** Relationships without an end, ids that are there twice, parts without a type and types without a part. */
export function loosePackage(file: Uint8Array): string[] {
  const names = new Set(Object.keys(unzipSync(file)))
  const parts = partsOf(file)
  const problems: string[] = []
  for (const [part, elements] of parts) {
    if (!part.endsWith('.rels')) continue
    const links = allIn(elements).filter(({ name }) => name === 'Relationship')
    const ids = links.map(({ attributes }) => attributes['Id'] ?? '')
    if (new Set(ids).size < ids.length) problems.push(`${part}: an id is there twice`)
    for (const { attributes } of links) {
      const target = resolved(part, attributes['Target'] ?? '')
      if (attributes['TargetMode'] !== 'External' && !names.has(target)) problems.push(`${part}: no ${target}`)
    }
    // Whoever names a relationship has one.
    const owner = part.replace('_rels/', '').replace(/\.rels$/, '')
    for (const { name, attributes } of allIn(parts.get(owner) ?? []))
      for (const [key, id] of Object.entries(attributes))
        if (/^r:(id|embed|link|pict)$/.test(key) && !ids.includes(id)) problems.push(`${owner}: ${name} names ${id}`)
  }
  const types = allIn(parts.get('[Content_Types].xml') ?? [])
  const defaults = new Set(
    types.flatMap(({ name, attributes }) => (name === 'Default' ? [attributes['Extension']] : [])),
  )
  const overrides = types.flatMap(({ name, attributes }) =>
    name === 'Override' ? [(attributes['PartName'] ?? '').slice(1)] : [],
  )
  if (new Set(overrides).size < overrides.length) problems.push('a part has two types')
  for (const name of overrides) if (!names.has(name)) problems.push(`a type for ${name}, which is not there`)
  for (const name of names)
    if (
      name !== '[Content_Types].xml' &&
      !name.endsWith('/') &&
      !overrides.includes(name) &&
      !defaults.has(name.split('.').at(-1))
    )
      problems.push(`${name} has no type`)
  return problems
}

/** Ids of this element and attribute that are there more than once in a part. */
export function twice(elements: readonly Element[], name: RegExp, attribute: string): string[] {
  const ids = allIn(elements).flatMap((each) => (name.test(each.name) ? [each.attributes[attribute] ?? ''] : []))
  return ids.filter((id, i) => ids.indexOf(id) !== i)
}
