/** The texts of the admin page; the build, or Salesforce, gives them in the reader's language. */
import agentsClear from '@salesforce/label/c.PatchcordAdmin_agentsClear';
import agentsEmpty from '@salesforce/label/c.PatchcordAdmin_agentsEmpty';
import agentsEmptyButton from '@salesforce/label/c.PatchcordAdmin_agentsEmptyButton';
import agentsEmptyTitle from '@salesforce/label/c.PatchcordAdmin_agentsEmptyTitle';
import agentsFailed from '@salesforce/label/c.PatchcordAdmin_agentsFailed';
import agentsFilter from '@salesforce/label/c.PatchcordAdmin_agentsFilter';
import agentsLoading from '@salesforce/label/c.PatchcordAdmin_agentsLoading';
import agentsMany from '@salesforce/label/c.PatchcordAdmin_agentsMany';
import agentsNone from '@salesforce/label/c.PatchcordAdmin_agentsNone';
import agentsOne from '@salesforce/label/c.PatchcordAdmin_agentsOne';
import agentsSearch from '@salesforce/label/c.PatchcordAdmin_agentsSearch';
import away from '@salesforce/label/c.PatchcordAdmin_away';
import callCenter from '@salesforce/label/c.PatchcordAdmin_callCenter';
import cardAlso from '@salesforce/label/c.PatchcordAdmin_cardAlso';
import cardAssign from '@salesforce/label/c.PatchcordAdmin_cardAssign';
import cardChange from '@salesforce/label/c.PatchcordAdmin_cardChange';
import cardClose from '@salesforce/label/c.PatchcordAdmin_cardClose';
import cardEnd from '@salesforce/label/c.PatchcordAdmin_cardEnd';
import cardHistory from '@salesforce/label/c.PatchcordAdmin_cardHistory';
import cardHistoryAll from '@salesforce/label/c.PatchcordAdmin_cardHistoryAll';
import cardHistoryNone from '@salesforce/label/c.PatchcordAdmin_cardHistoryNone';
import cardLeave from '@salesforce/label/c.PatchcordAdmin_cardLeave';
import cardLeaveHelp from '@salesforce/label/c.PatchcordAdmin_cardLeaveHelp';
import cardNext from '@salesforce/label/c.PatchcordAdmin_cardNext';
import cardNone from '@salesforce/label/c.PatchcordAdmin_cardNone';
import codeChanged from '@salesforce/label/c.PatchcordAdmin_codeChanged';
import codeLineTaken from '@salesforce/label/c.PatchcordAdmin_codeLineTaken';
import colAgent from '@salesforce/label/c.PatchcordAdmin_colAgent';
import colCallCenter from '@salesforce/label/c.PatchcordAdmin_colCallCenter';
import colDetails from '@salesforce/label/c.PatchcordAdmin_colDetails';
import colLine from '@salesforce/label/c.PatchcordAdmin_colLine';
import colPhone from '@salesforce/label/c.PatchcordAdmin_colPhone';
import colPresence from '@salesforce/label/c.PatchcordAdmin_colPresence';
import colResult from '@salesforce/label/c.PatchcordAdmin_colResult';
import colRow from '@salesforce/label/c.PatchcordAdmin_colRow';
import dialAllowed from '@salesforce/label/c.PatchcordAdmin_dialAllowed';
import dialButton from '@salesforce/label/c.PatchcordAdmin_dialButton';
import dialHelp from '@salesforce/label/c.PatchcordAdmin_dialHelp';
import dialKindEMERGENCY from '@salesforce/label/c.PatchcordAdmin_dialKindEMERGENCY';
import dialKindPUBLIC from '@salesforce/label/c.PatchcordAdmin_dialKindPUBLIC';
import dialKindQUEUE from '@salesforce/label/c.PatchcordAdmin_dialKindQUEUE';
import dialKindSHORT_CODE from '@salesforce/label/c.PatchcordAdmin_dialKindSHORT_CODE';
import dialNumber from '@salesforce/label/c.PatchcordAdmin_dialNumber';
import dialRefused from '@salesforce/label/c.PatchcordAdmin_dialRefused';
import dialTitle from '@salesforce/label/c.PatchcordAdmin_dialTitle';
import dialWhy from '@salesforce/label/c.PatchcordAdmin_dialWhy';
import dismiss from '@salesforce/label/c.PatchcordAdmin_dismiss';
import doneAssign from '@salesforce/label/c.PatchcordAdmin_doneAssign';
import doneEnd from '@salesforce/label/c.PatchcordAdmin_doneEnd';
import doneImport from '@salesforce/label/c.PatchcordAdmin_doneImport';
import doneLeave from '@salesforce/label/c.PatchcordAdmin_doneLeave';
import doneMove from '@salesforce/label/c.PatchcordAdmin_doneMove';
import doneUndo from '@salesforce/label/c.PatchcordAdmin_doneUndo';
import doneUndoImport from '@salesforce/label/c.PatchcordAdmin_doneUndoImport';
import doneUndoLeave from '@salesforce/label/c.PatchcordAdmin_doneUndoLeave';
import filterAll from '@salesforce/label/c.PatchcordAdmin_filterAll';
import filterNoLine from '@salesforce/label/c.PatchcordAdmin_filterNoLine';
import filterNoPhone from '@salesforce/label/c.PatchcordAdmin_filterNoPhone';
import freeLines from '@salesforce/label/c.PatchcordAdmin_freeLines';
import freeLinesHelp from '@salesforce/label/c.PatchcordAdmin_freeLinesHelp';
import freeLinesMore from '@salesforce/label/c.PatchcordAdmin_freeLinesMore';
import freeLinesNone from '@salesforce/label/c.PatchcordAdmin_freeLinesNone';
import freeLinesNoneFit from '@salesforce/label/c.PatchcordAdmin_freeLinesNoneFit';
import freeLinesSearch from '@salesforce/label/c.PatchcordAdmin_freeLinesSearch';
import gridHelp from '@salesforce/label/c.PatchcordAdmin_gridHelp';
import historyFrom from '@salesforce/label/c.PatchcordAdmin_historyFrom';
import historyLive from '@salesforce/label/c.PatchcordAdmin_historyLive';
import historyMore from '@salesforce/label/c.PatchcordAdmin_historyMore';
import historyNone from '@salesforce/label/c.PatchcordAdmin_historyNone';
import historyNoneFit from '@salesforce/label/c.PatchcordAdmin_historyNoneFit';
import historySearch from '@salesforce/label/c.PatchcordAdmin_historySearch';
import historyTitle from '@salesforce/label/c.PatchcordAdmin_historyTitle';
import historyTo from '@salesforce/label/c.PatchcordAdmin_historyTo';
import importAll from '@salesforce/label/c.PatchcordAdmin_importAll';
import importAnother from '@salesforce/label/c.PatchcordAdmin_importAnother';
import importApplied from '@salesforce/label/c.PatchcordAdmin_importApplied';
import importApply from '@salesforce/label/c.PatchcordAdmin_importApply';
import importApplying from '@salesforce/label/c.PatchcordAdmin_importApplying';
import importChoose from '@salesforce/label/c.PatchcordAdmin_importChoose';
import importDrop from '@salesforce/label/c.PatchcordAdmin_importDrop';
import importHelp from '@salesforce/label/c.PatchcordAdmin_importHelp';
import importIgnored from '@salesforce/label/c.PatchcordAdmin_importIgnored';
import importNothing from '@salesforce/label/c.PatchcordAdmin_importNothing';
import importPreview from '@salesforce/label/c.PatchcordAdmin_importPreview';
import importReading from '@salesforce/label/c.PatchcordAdmin_importReading';
import importRows from '@salesforce/label/c.PatchcordAdmin_importRows';
import importShow from '@salesforce/label/c.PatchcordAdmin_importShow';
import importSkip from '@salesforce/label/c.PatchcordAdmin_importSkip';
import importSkipHelp from '@salesforce/label/c.PatchcordAdmin_importSkipHelp';
import importTitle from '@salesforce/label/c.PatchcordAdmin_importTitle';
import importTooLarge from '@salesforce/label/c.PatchcordAdmin_importTooLarge';
import importsAt from '@salesforce/label/c.PatchcordAdmin_importsAt';
import importsBy from '@salesforce/label/c.PatchcordAdmin_importsBy';
import importsCounts from '@salesforce/label/c.PatchcordAdmin_importsCounts';
import importsTitle from '@salesforce/label/c.PatchcordAdmin_importsTitle';
import importsUndo from '@salesforce/label/c.PatchcordAdmin_importsUndo';
import importsUndone from '@salesforce/label/c.PatchcordAdmin_importsUndone';
import loading from '@salesforce/label/c.PatchcordAdmin_loading';
import noAnswer from '@salesforce/label/c.PatchcordAdmin_noAnswer';
import noAnswerChange from '@salesforce/label/c.PatchcordAdmin_noAnswerChange';
import noCallCenter from '@salesforce/label/c.PatchcordAdmin_noCallCenter';
import noLine from '@salesforce/label/c.PatchcordAdmin_noLine';
import phoneNOT_REGISTERED from '@salesforce/label/c.PatchcordAdmin_phoneNOT_REGISTERED';
import phoneREGISTERED from '@salesforce/label/c.PatchcordAdmin_phoneREGISTERED';
import phoneUNKNOWN from '@salesforce/label/c.PatchcordAdmin_phoneUNKNOWN';
import pickerCount from '@salesforce/label/c.PatchcordAdmin_pickerCount';
import pickerHint from '@salesforce/label/c.PatchcordAdmin_pickerHint';
import pickerLabel from '@salesforce/label/c.PatchcordAdmin_pickerLabel';
import pickerNone from '@salesforce/label/c.PatchcordAdmin_pickerNone';
import pickerShared from '@salesforce/label/c.PatchcordAdmin_pickerShared';
import pickerTaken from '@salesforce/label/c.PatchcordAdmin_pickerTaken';
import presenceAVAILABLE from '@salesforce/label/c.PatchcordAdmin_presenceAVAILABLE';
import presenceAWAY from '@salesforce/label/c.PatchcordAdmin_presenceAWAY';
import presenceBUSY from '@salesforce/label/c.PatchcordAdmin_presenceBUSY';
import presenceOFFLINE from '@salesforce/label/c.PatchcordAdmin_presenceOFFLINE';
import presenceWRAP_UP from '@salesforce/label/c.PatchcordAdmin_presenceWRAP_UP';
import resultCHANGED from '@salesforce/label/c.PatchcordAdmin_resultCHANGED';
import resultCREATED from '@salesforce/label/c.PatchcordAdmin_resultCREATED';
import resultENDED from '@salesforce/label/c.PatchcordAdmin_resultENDED';
import resultREFUSED from '@salesforce/label/c.PatchcordAdmin_resultREFUSED';
import resultUNCHANGED from '@salesforce/label/c.PatchcordAdmin_resultUNCHANGED';
import retry from '@salesforce/label/c.PatchcordAdmin_retry';
import signInButton from '@salesforce/label/c.PatchcordAdmin_signInButton';
import signInExpired from '@salesforce/label/c.PatchcordAdmin_signInExpired';
import signInHint from '@salesforce/label/c.PatchcordAdmin_signInHint';
import signInKey from '@salesforce/label/c.PatchcordAdmin_signInKey';
import signInMissing from '@salesforce/label/c.PatchcordAdmin_signInMissing';
import signInRole from '@salesforce/label/c.PatchcordAdmin_signInRole';
import signInTitle from '@salesforce/label/c.PatchcordAdmin_signInTitle';
import signInWrong from '@salesforce/label/c.PatchcordAdmin_signInWrong';
import signOut from '@salesforce/label/c.PatchcordAdmin_signOut';
import since from '@salesforce/label/c.PatchcordAdmin_since';
import skip from '@salesforce/label/c.PatchcordAdmin_skip';
import stateConnecting from '@salesforce/label/c.PatchcordAdmin_stateConnecting';
import stateOpen from '@salesforce/label/c.PatchcordAdmin_stateOpen';
import stateWaiting from '@salesforce/label/c.PatchcordAdmin_stateWaiting';
import tabAgents from '@salesforce/label/c.PatchcordAdmin_tabAgents';
import tabDial from '@salesforce/label/c.PatchcordAdmin_tabDial';
import tabHistory from '@salesforce/label/c.PatchcordAdmin_tabHistory';
import tabImport from '@salesforce/label/c.PatchcordAdmin_tabImport';
import tabs from '@salesforce/label/c.PatchcordAdmin_tabs';
import title from '@salesforce/label/c.PatchcordAdmin_title';
import undo from '@salesforce/label/c.PatchcordAdmin_undo';
import undoShort from '@salesforce/label/c.PatchcordAdmin_undoShort';

export const labels = Object.freeze({
  agentsClear,
  agentsEmpty,
  agentsEmptyButton,
  agentsEmptyTitle,
  agentsFailed,
  agentsFilter,
  agentsLoading,
  agentsMany,
  agentsNone,
  agentsOne,
  agentsSearch,
  away,
  callCenter,
  cardAlso,
  cardAssign,
  cardChange,
  cardClose,
  cardEnd,
  cardHistory,
  cardHistoryAll,
  cardHistoryNone,
  cardLeave,
  cardLeaveHelp,
  cardNext,
  cardNone,
  codeChanged,
  codeLineTaken,
  colAgent,
  colCallCenter,
  colDetails,
  colLine,
  colPhone,
  colPresence,
  colResult,
  colRow,
  dialAllowed,
  dialButton,
  dialHelp,
  dialKindEMERGENCY,
  dialKindPUBLIC,
  dialKindQUEUE,
  dialKindSHORT_CODE,
  dialNumber,
  dialRefused,
  dialTitle,
  dialWhy,
  dismiss,
  doneAssign,
  doneEnd,
  doneImport,
  doneLeave,
  doneMove,
  doneUndo,
  doneUndoImport,
  doneUndoLeave,
  filterAll,
  filterNoLine,
  filterNoPhone,
  freeLines,
  freeLinesHelp,
  freeLinesMore,
  freeLinesNone,
  freeLinesNoneFit,
  freeLinesSearch,
  gridHelp,
  historyFrom,
  historyLive,
  historyMore,
  historyNone,
  historyNoneFit,
  historySearch,
  historyTitle,
  historyTo,
  importAll,
  importAnother,
  importApplied,
  importApply,
  importApplying,
  importChoose,
  importDrop,
  importHelp,
  importIgnored,
  importNothing,
  importPreview,
  importReading,
  importRows,
  importShow,
  importSkip,
  importSkipHelp,
  importTitle,
  importTooLarge,
  importsAt,
  importsBy,
  importsCounts,
  importsTitle,
  importsUndo,
  importsUndone,
  loading,
  noAnswer,
  noAnswerChange,
  noCallCenter,
  noLine,
  phoneNOT_REGISTERED,
  phoneREGISTERED,
  phoneUNKNOWN,
  pickerCount,
  pickerHint,
  pickerLabel,
  pickerNone,
  pickerShared,
  pickerTaken,
  presenceAVAILABLE,
  presenceAWAY,
  presenceBUSY,
  presenceOFFLINE,
  presenceWRAP_UP,
  resultCHANGED,
  resultCREATED,
  resultENDED,
  resultREFUSED,
  resultUNCHANGED,
  retry,
  signInButton,
  signInExpired,
  signInHint,
  signInKey,
  signInMissing,
  signInRole,
  signInTitle,
  signInWrong,
  signOut,
  since,
  skip,
  stateConnecting,
  stateOpen,
  stateWaiting,
  tabAgents,
  tabDial,
  tabHistory,
  tabImport,
  tabs,
  title,
  undo,
  undoShort
});
