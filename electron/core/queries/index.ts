/** Every query by name. */
import type { QueryName } from '#shared/contract/queries.ts'
import { agreement } from './insight/agreement.ts'
import { brief } from './brief.ts'
import { briefMoves } from './briefMoves.ts'
import { codes } from './codes.ts'
import type { Query } from './context.ts'
import { disagreementCount, disagreements, settlementsOfSource } from './disagreements.ts'
import { dashboard, savedFilters } from './dashboard.ts'
import { evidence, planEvidence, verdicts } from './evidence.ts'
import { evidencePlaces, evidenceUses, quoteUses } from './evidencePlaces.ts'
import { exportDocument } from './exportDocument.ts'
import { exportPreview } from './exportPreview.ts'
import { exportReferences } from './exportReferences.ts'
import { exercises } from './exercises.ts'
import { fieldHistory } from './fieldHistory.ts'
import { fit, promises } from './fit.ts'
import { quickFind, search } from './find.ts'
import { codeFrequencies } from './insight/codeFrequencies.ts'
import { insightCsv } from './insight/insightCsv.ts'
import { codedQuotes, mapQuotes } from './insight/codedQuotes.ts'
import { codesOverSources } from './insight/codesOverSources.ts'
import { cooccurrence } from './insight/cooccurrence.ts'
import { negativeCases } from './insight/negativeCases.ts'
import { phaseNormMap } from './insight/phaseNormMap.ts'
import { saturation } from './insight/saturation.ts'
import { digest, verify } from './integrity.ts'
import { gate } from './gate.ts'
import { crossSection } from './insight/crossSection.ts'
import { givingShares } from './insight/givingShares.ts'
import { planProgress } from './insight/planProgress.ts'
import { stateMoves, whoStood } from './insight/stateMoves.ts'
import { lensDismissals, lensEvidence, lensWords, planDismissals } from './lenses.ts'
import { named } from './named.ts'
import { backlinks, note, noteMarkdown, notePlace, notes } from './notes.ts'
import { nameOccurrences } from './nameOccurrences.ts'
import { pack, packPage } from './pack.ts'
import { exportRecords } from './exportRecords.ts'
import { exportPeople, groups, interactions, people, person } from './people.ts'
import { plan, plans } from './plans.ts'
import { preference, preferences, undoState } from './preferences.ts'
import { quote, quotes, quotesOfSource } from './quotes.ts'
import { relationship, relationshipRules, relationships } from './relationships.ts'
import { source, sourcePlace, sources, sourceText } from './sources.ts'
import { inviteLink, invitePreview, joining, network, syncStatus, team } from './team.ts'
import { templates } from './templates.ts'
import { tensions } from './tensions.ts'
import { title } from './title.ts'
import { trash } from './trash.ts'
import { workshop, workshops } from './workshops.ts'
import { members, workspace, workspaceName } from './workspace.ts'

export const queryByName: { readonly [N in QueryName]: Query<N> } = {
  workspace,
  workspaceName,
  members,
  sources,
  sourcePlace,
  source,
  sourceText,
  exportReferences,
  quotesOfSource,
  quote,
  quotes,
  codes,
  notes,
  notePlace,
  note,
  noteMarkdown,
  backlinks,
  title,
  named,
  plans,
  plan,
  evidence,
  verdicts,
  planEvidence,
  evidencePlaces,
  evidenceUses,
  quoteUses,
  gate,
  tensions,
  people,
  groups,
  nameOccurrences,
  exportPeople,
  exportRecords,
  person,
  interactions,
  relationships,
  relationship,
  relationshipRules,
  lensWords,
  lensDismissals,
  planDismissals,
  lensEvidence,
  fit,
  promises,
  agreement,
  disagreements,
  settlementsOfSource,
  disagreementCount,
  phaseNormMap,
  mapQuotes,
  codeFrequencies,
  codedQuotes,
  cooccurrence,
  codesOverSources,
  saturation,
  negativeCases,
  insightCsv,
  stateMoves,
  whoStood,
  givingShares,
  planProgress,
  crossSection,
  dashboard,
  savedFilters,
  workshops,
  workshop,
  exercises,
  templates,
  pack,
  packPage,
  search,
  quickFind,
  trash,
  preference,
  preferences,
  undoState,
  export: exportDocument,
  exportPreview,
  team,
  network,
  syncStatus,
  joining,
  inviteLink,
  invitePreview,
  brief,
  briefMoves,
  fieldHistory,
  digest,
  verify,
}
