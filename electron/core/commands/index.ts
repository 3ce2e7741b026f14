/** Every command by name. `undo` and `redo` are the executor's own (executor.ts); commands about the team are in team.ts. */
import type { CommandName } from '#shared/contract/commands.ts'
import { addCode } from './addCode.ts'
import { addAgendaItem, editAgendaItem, moveAgendaItem, splitAgendaItem } from './agenda.ts'
import { addPictureToNote } from './addPictureToNote.ts'
import { addQuote } from './addQuote.ts'
import type { Command } from './context.ts'
import { createNote } from './createNote.ts'
import { addCard, editCard, moveCard, removeCard, resetDashboard } from './dashboard.ts'
import { duplicateWorkshop } from './duplicateWorkshop.ts'
import { editCode } from './editCode.ts'
import { editSource } from './editSource.ts'
import { addObservation, editObservation, setEvidence, setGate } from './evidence.ts'
import { addExercise, editExercise } from './exercises.ts'
import { dismissFinding, recallFinding, resetLensWord, setLensWord } from './lenses.ts'
import { mergeCodes } from './mergeCodes.ts'
import { createPlan, renamePlan } from './plans.ts'
import { addPromise, endPromise, rateFit } from './fit.ts'
import { addGroup, removeGroup, renameGroup, setGroup } from './groups.ts'
import { addInteraction, addPerson, editInteraction, editPerson, erasePerson } from './people.ts'
import { reopenDisagreement, setCodingReason, settleDisagreement } from './settlements.ts'
import { purge } from './purge.ts'
import { judge, setRelationshipRules, withdrawJudgement } from './relationships.ts'
import { renameMe } from './renameMe.ts'
import { renameNote } from './renameNote.ts'
import { renameWorkspace } from './renameWorkspace.ts'
import { setCitationStyle } from './setCitationStyle.ts'
import { removeFilter, renameFilter, saveFilter } from './savedFilters.ts'
import { setCoding } from './setCoding.ts'
import { setMemo } from './setMemo.ts'
import { addStep, editStep, moveStep, setDependency, setMeasure } from './steps.ts'
import { restore, trash } from './trash.ts'
import { addTemplate, editTemplate, setUsualTemplate } from './templates.ts'
import { addMeaning, addTension, renameTension, setClaim, setPosition } from './tensions.ts'
import type { TeamCommandName } from './team.ts'
import { unmergeCode } from './unmergeCode.ts'
import {
  choose,
  chooseExercise,
  createWorkshop,
  editWorkshop,
  fillWorkshop,
  setAim,
  setCompany,
  setParticipant,
} from './workshops.ts'

export type DocumentCommand = Exclude<CommandName, 'undo' | 'redo' | 'setPreference' | TeamCommandName>

export const commandByName: { readonly [N in DocumentCommand]: Command<N> } = {
  renameWorkspace,
  setCitationStyle,
  renameMe,
  editSource,
  addQuote,
  setMemo,
  setCoding,
  addCode,
  editCode,
  mergeCodes,
  unmergeCode,
  createNote,
  renameNote,
  createPlan,
  renamePlan,
  addStep,
  editStep,
  moveStep,
  setDependency,
  setMeasure,
  setEvidence,
  addObservation,
  editObservation,
  setGate,
  addTension,
  renameTension,
  addMeaning,
  setClaim,
  setPosition,
  addPerson,
  editPerson,
  erasePerson,
  addInteraction,
  editInteraction,
  addGroup,
  renameGroup,
  removeGroup,
  setGroup,
  judge,
  withdrawJudgement,
  setRelationshipRules,
  dismissFinding,
  recallFinding,
  setLensWord,
  resetLensWord,
  rateFit,
  addPromise,
  endPromise,
  settleDisagreement,
  reopenDisagreement,
  setCodingReason,
  addCard,
  editCard,
  moveCard,
  removeCard,
  resetDashboard,
  addPictureToNote,
  saveFilter,
  renameFilter,
  removeFilter,
  addTemplate,
  editTemplate,
  setUsualTemplate,
  createWorkshop,
  editWorkshop,
  setAim,
  setParticipant,
  setCompany,
  addAgendaItem,
  editAgendaItem,
  moveAgendaItem,
  splitAgendaItem,
  chooseExercise,
  choose,
  fillWorkshop,
  duplicateWorkshop,
  addExercise,
  editExercise,
  trash,
  restore,
  purge,
}
