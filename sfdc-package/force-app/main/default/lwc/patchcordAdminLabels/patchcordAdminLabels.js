/** The texts of the admin page; the build, or Salesforce, gives them in the reader's language. */
import add from '@salesforce/label/c.PatchcordAdmin_add';
import agentEdit from '@salesforce/label/c.PatchcordAdmin_agentEdit';
import agentNew from '@salesforce/label/c.PatchcordAdmin_agentNew';
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
import cancel from '@salesforce/label/c.PatchcordAdmin_cancel';
import capabilityAUTO_ANSWER from '@salesforce/label/c.PatchcordAdmin_capabilityAUTO_ANSWER';
import capabilityREMOTE_ANSWER from '@salesforce/label/c.PatchcordAdmin_capabilityREMOTE_ANSWER';
import cardAlso from '@salesforce/label/c.PatchcordAdmin_cardAlso';
import cardAssign from '@salesforce/label/c.PatchcordAdmin_cardAssign';
import cardChange from '@salesforce/label/c.PatchcordAdmin_cardChange';
import cardClose from '@salesforce/label/c.PatchcordAdmin_cardClose';
import cardEdit from '@salesforce/label/c.PatchcordAdmin_cardEdit';
import cardEditLine from '@salesforce/label/c.PatchcordAdmin_cardEditLine';
import cardEnd from '@salesforce/label/c.PatchcordAdmin_cardEnd';
import cardHistory from '@salesforce/label/c.PatchcordAdmin_cardHistory';
import cardHistoryAll from '@salesforce/label/c.PatchcordAdmin_cardHistoryAll';
import cardHistoryNone from '@salesforce/label/c.PatchcordAdmin_cardHistoryNone';
import cardLeave from '@salesforce/label/c.PatchcordAdmin_cardLeave';
import cardLeaveHelp from '@salesforce/label/c.PatchcordAdmin_cardLeaveHelp';
import cardNext from '@salesforce/label/c.PatchcordAdmin_cardNext';
import cardNone from '@salesforce/label/c.PatchcordAdmin_cardNone';
import changeADDED from '@salesforce/label/c.PatchcordAdmin_changeADDED';
import changeLABEL from '@salesforce/label/c.PatchcordAdmin_changeLABEL';
import changeORDER from '@salesforce/label/c.PatchcordAdmin_changeORDER';
import changeREMOVED from '@salesforce/label/c.PatchcordAdmin_changeREMOVED';
import changeVALUE from '@salesforce/label/c.PatchcordAdmin_changeVALUE';
import codeAgentHasLine from '@salesforce/label/c.PatchcordAdmin_codeAgentHasLine';
import codeAgentNotFound from '@salesforce/label/c.PatchcordAdmin_codeAgentNotFound';
import codeAlreadyExists from '@salesforce/label/c.PatchcordAdmin_codeAlreadyExists';
import codeAssignmentNotFound from '@salesforce/label/c.PatchcordAdmin_codeAssignmentNotFound';
import codeAuditUnavailable from '@salesforce/label/c.PatchcordAdmin_codeAuditUnavailable';
import codeBodyTooLarge from '@salesforce/label/c.PatchcordAdmin_codeBodyTooLarge';
import codeCallCenterNotFound from '@salesforce/label/c.PatchcordAdmin_codeCallCenterNotFound';
import codeChangedSinceImport from '@salesforce/label/c.PatchcordAdmin_codeChangedSinceImport';
import codeDatabaseUnavailable from '@salesforce/label/c.PatchcordAdmin_codeDatabaseUnavailable';
import codeDefinitionInvalid from '@salesforce/label/c.PatchcordAdmin_codeDefinitionInvalid';
import codeDefinitionNotFound from '@salesforce/label/c.PatchcordAdmin_codeDefinitionNotFound';
import codeFieldInvalid from '@salesforce/label/c.PatchcordAdmin_codeFieldInvalid';
import codeFileUnreadable from '@salesforce/label/c.PatchcordAdmin_codeFileUnreadable';
import codeFindingNotFound from '@salesforce/label/c.PatchcordAdmin_codeFindingNotFound';
import codeForbidden from '@salesforce/label/c.PatchcordAdmin_codeForbidden';
import codeImportHasRefusedRows from '@salesforce/label/c.PatchcordAdmin_codeImportHasRefusedRows';
import codeImportNotFound from '@salesforce/label/c.PatchcordAdmin_codeImportNotFound';
import codeInUse from '@salesforce/label/c.PatchcordAdmin_codeInUse';
import codeInternalError from '@salesforce/label/c.PatchcordAdmin_codeInternalError';
import codeLineNotFound from '@salesforce/label/c.PatchcordAdmin_codeLineNotFound';
import codeLineTaken from '@salesforce/label/c.PatchcordAdmin_codeLineTaken';
import codeNumberInvalid from '@salesforce/label/c.PatchcordAdmin_codeNumberInvalid';
import codeRecordChanged from '@salesforce/label/c.PatchcordAdmin_codeRecordChanged';
import codeSwitchUnavailable from '@salesforce/label/c.PatchcordAdmin_codeSwitchUnavailable';
import colAfter from '@salesforce/label/c.PatchcordAdmin_colAfter';
import colAgent from '@salesforce/label/c.PatchcordAdmin_colAgent';
import colBefore from '@salesforce/label/c.PatchcordAdmin_colBefore';
import colCallCenter from '@salesforce/label/c.PatchcordAdmin_colCallCenter';
import colChange from '@salesforce/label/c.PatchcordAdmin_colChange';
import colDetails from '@salesforce/label/c.PatchcordAdmin_colDetails';
import colFileLine from '@salesforce/label/c.PatchcordAdmin_colFileLine';
import colItem from '@salesforce/label/c.PatchcordAdmin_colItem';
import colLine from '@salesforce/label/c.PatchcordAdmin_colLine';
import colPhone from '@salesforce/label/c.PatchcordAdmin_colPhone';
import colPresence from '@salesforce/label/c.PatchcordAdmin_colPresence';
import colResult from '@salesforce/label/c.PatchcordAdmin_colResult';
import colRow from '@salesforce/label/c.PatchcordAdmin_colRow';
import definitionApplyOne from '@salesforce/label/c.PatchcordAdmin_definitionApplyOne';
import definitionChanges from '@salesforce/label/c.PatchcordAdmin_definitionChanges';
import definitionCreate from '@salesforce/label/c.PatchcordAdmin_definitionCreate';
import definitionCreates from '@salesforce/label/c.PatchcordAdmin_definitionCreates';
import definitionDrop from '@salesforce/label/c.PatchcordAdmin_definitionDrop';
import definitionFaultList from '@salesforce/label/c.PatchcordAdmin_definitionFaultList';
import definitionFaultOne from '@salesforce/label/c.PatchcordAdmin_definitionFaultOne';
import definitionFaults from '@salesforce/label/c.PatchcordAdmin_definitionFaults';
import definitionHelp from '@salesforce/label/c.PatchcordAdmin_definitionHelp';
import definitionTitle from '@salesforce/label/c.PatchcordAdmin_definitionTitle';
import definitionTooLarge from '@salesforce/label/c.PatchcordAdmin_definitionTooLarge';
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
import doneAgentAdd from '@salesforce/label/c.PatchcordAdmin_doneAgentAdd';
import doneAgentEdit from '@salesforce/label/c.PatchcordAdmin_doneAgentEdit';
import doneAssign from '@salesforce/label/c.PatchcordAdmin_doneAssign';
import doneCenter from '@salesforce/label/c.PatchcordAdmin_doneCenter';
import doneDefinition from '@salesforce/label/c.PatchcordAdmin_doneDefinition';
import doneEnd from '@salesforce/label/c.PatchcordAdmin_doneEnd';
import doneImport from '@salesforce/label/c.PatchcordAdmin_doneImport';
import doneLeave from '@salesforce/label/c.PatchcordAdmin_doneLeave';
import doneLineAdd from '@salesforce/label/c.PatchcordAdmin_doneLineAdd';
import doneLineEdit from '@salesforce/label/c.PatchcordAdmin_doneLineEdit';
import doneMove from '@salesforce/label/c.PatchcordAdmin_doneMove';
import doneUndo from '@salesforce/label/c.PatchcordAdmin_doneUndo';
import doneUndoImport from '@salesforce/label/c.PatchcordAdmin_doneUndoImport';
import doneUndoLeave from '@salesforce/label/c.PatchcordAdmin_doneUndoLeave';
import doneUnwaive from '@salesforce/label/c.PatchcordAdmin_doneUnwaive';
import doneWaive from '@salesforce/label/c.PatchcordAdmin_doneWaive';
import driftAGENT_NOT_IN_ORG from '@salesforce/label/c.PatchcordAdmin_driftAGENT_NOT_IN_ORG';
import driftAGENT_WITHOUT_LINE from '@salesforce/label/c.PatchcordAdmin_driftAGENT_WITHOUT_LINE';
import driftAddAgent from '@salesforce/label/c.PatchcordAdmin_driftAddAgent';
import driftAddLine from '@salesforce/label/c.PatchcordAdmin_driftAddLine';
import driftAgree from '@salesforce/label/c.PatchcordAdmin_driftAgree';
import driftAll from '@salesforce/label/c.PatchcordAdmin_driftAll';
import driftDEFINITION_DIFFERS from '@salesforce/label/c.PatchcordAdmin_driftDEFINITION_DIFFERS';
import driftDIRECTORY_USER_UNKNOWN from '@salesforce/label/c.PatchcordAdmin_driftDIRECTORY_USER_UNKNOWN';
import driftEXTENSION_DIFFERS from '@salesforce/label/c.PatchcordAdmin_driftEXTENSION_DIFFERS';
import driftEXTENSION_TWICE from '@salesforce/label/c.PatchcordAdmin_driftEXTENSION_TWICE';
import driftFailed from '@salesforce/label/c.PatchcordAdmin_driftFailed';
import driftHelp from '@salesforce/label/c.PatchcordAdmin_driftHelp';
import driftKinds from '@salesforce/label/c.PatchcordAdmin_driftKinds';
import driftLINE_WITHOUT_PHONE from '@salesforce/label/c.PatchcordAdmin_driftLINE_WITHOUT_PHONE';
import driftLoading from '@salesforce/label/c.PatchcordAdmin_driftLoading';
import driftLook from '@salesforce/label/c.PatchcordAdmin_driftLook';
import driftLooked from '@salesforce/label/c.PatchcordAdmin_driftLooked';
import driftLooking from '@salesforce/label/c.PatchcordAdmin_driftLooking';
import driftMany from '@salesforce/label/c.PatchcordAdmin_driftMany';
import driftMore from '@salesforce/label/c.PatchcordAdmin_driftMore';
import driftNever from '@salesforce/label/c.PatchcordAdmin_driftNever';
import driftNoPhones from '@salesforce/label/c.PatchcordAdmin_driftNoPhones';
import driftNoQueues from '@salesforce/label/c.PatchcordAdmin_driftNoQueues';
import driftNoneWaived from '@salesforce/label/c.PatchcordAdmin_driftNoneWaived';
import driftOne from '@salesforce/label/c.PatchcordAdmin_driftOne';
import driftOpen from '@salesforce/label/c.PatchcordAdmin_driftOpen';
import driftPHONE_WITHOUT_AGENT from '@salesforce/label/c.PatchcordAdmin_driftPHONE_WITHOUT_AGENT';
import driftQUEUE_AGENT_UNKNOWN from '@salesforce/label/c.PatchcordAdmin_driftQUEUE_AGENT_UNKNOWN';
import driftSETTING_DIFFERS from '@salesforce/label/c.PatchcordAdmin_driftSETTING_DIFFERS';
import driftSearch from '@salesforce/label/c.PatchcordAdmin_driftSearch';
import driftTIER_WITHOUT_AGENT from '@salesforce/label/c.PatchcordAdmin_driftTIER_WITHOUT_AGENT';
import driftTitle from '@salesforce/label/c.PatchcordAdmin_driftTitle';
import driftToAgent from '@salesforce/label/c.PatchcordAdmin_driftToAgent';
import driftToImport from '@salesforce/label/c.PatchcordAdmin_driftToImport';
import driftToLine from '@salesforce/label/c.PatchcordAdmin_driftToLine';
import driftUSER_WITHOUT_LINE from '@salesforce/label/c.PatchcordAdmin_driftUSER_WITHOUT_LINE';
import driftUnwaive from '@salesforce/label/c.PatchcordAdmin_driftUnwaive';
import driftWaive from '@salesforce/label/c.PatchcordAdmin_driftWaive';
import driftWaived from '@salesforce/label/c.PatchcordAdmin_driftWaived';
import driftWaivedUntil from '@salesforce/label/c.PatchcordAdmin_driftWaivedUntil';
import empty from '@salesforce/label/c.PatchcordAdmin_empty';
import exportAssignments from '@salesforce/label/c.PatchcordAdmin_exportAssignments';
import exportDefinition from '@salesforce/label/c.PatchcordAdmin_exportDefinition';
import exportDone from '@salesforce/label/c.PatchcordAdmin_exportDone';
import exportHelp from '@salesforce/label/c.PatchcordAdmin_exportHelp';
import exportMetadata from '@salesforce/label/c.PatchcordAdmin_exportMetadata';
import exportTitle from '@salesforce/label/c.PatchcordAdmin_exportTitle';
import fieldCallerId from '@salesforce/label/c.PatchcordAdmin_fieldCallerId';
import fieldCallerIdHelp from '@salesforce/label/c.PatchcordAdmin_fieldCallerIdHelp';
import fieldCapabilities from '@salesforce/label/c.PatchcordAdmin_fieldCapabilities';
import fieldDescription from '@salesforce/label/c.PatchcordAdmin_fieldDescription';
import fieldDescriptionHelp from '@salesforce/label/c.PatchcordAdmin_fieldDescriptionHelp';
import fieldDialString from '@salesforce/label/c.PatchcordAdmin_fieldDialString';
import fieldDialStringHelp from '@salesforce/label/c.PatchcordAdmin_fieldDialStringHelp';
import fieldEmail from '@salesforce/label/c.PatchcordAdmin_fieldEmail';
import fieldMissing from '@salesforce/label/c.PatchcordAdmin_fieldMissing';
import fieldName from '@salesforce/label/c.PatchcordAdmin_fieldName';
import fieldNumber from '@salesforce/label/c.PatchcordAdmin_fieldNumber';
import fieldNumberHelp from '@salesforce/label/c.PatchcordAdmin_fieldNumberHelp';
import fieldPhone from '@salesforce/label/c.PatchcordAdmin_fieldPhone';
import fieldPhoneHelp from '@salesforce/label/c.PatchcordAdmin_fieldPhoneHelp';
import fieldRecording from '@salesforce/label/c.PatchcordAdmin_fieldRecording';
import fieldShared from '@salesforce/label/c.PatchcordAdmin_fieldShared';
import fieldSharedHelp from '@salesforce/label/c.PatchcordAdmin_fieldSharedHelp';
import fieldUserId from '@salesforce/label/c.PatchcordAdmin_fieldUserId';
import fieldUserIdHelp from '@salesforce/label/c.PatchcordAdmin_fieldUserIdHelp';
import fieldUsername from '@salesforce/label/c.PatchcordAdmin_fieldUsername';
import fieldUsernameHelp from '@salesforce/label/c.PatchcordAdmin_fieldUsernameHelp';
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
import lineEdit from '@salesforce/label/c.PatchcordAdmin_lineEdit';
import lineNew from '@salesforce/label/c.PatchcordAdmin_lineNew';
import loading from '@salesforce/label/c.PatchcordAdmin_loading';
import no from '@salesforce/label/c.PatchcordAdmin_no';
import noAnswer from '@salesforce/label/c.PatchcordAdmin_noAnswer';
import noAnswerChange from '@salesforce/label/c.PatchcordAdmin_noAnswerChange';
import noCallCenter from '@salesforce/label/c.PatchcordAdmin_noCallCenter';
import noLine from '@salesforce/label/c.PatchcordAdmin_noLine';
import orgsTitle from '@salesforce/label/c.PatchcordAdmin_orgsTitle';
import orgsHelp from '@salesforce/label/c.PatchcordAdmin_orgsHelp';
import orgsRoles from '@salesforce/label/c.PatchcordAdmin_orgsRoles';
import orgsRolesOff from '@salesforce/label/c.PatchcordAdmin_orgsRolesOff';
import orgsRolesOn from '@salesforce/label/c.PatchcordAdmin_orgsRolesOn';
import phoneBROWSER from '@salesforce/label/c.PatchcordAdmin_phoneBROWSER';
import phoneNOT_REGISTERED from '@salesforce/label/c.PatchcordAdmin_phoneNOT_REGISTERED';
import phoneREGISTERED from '@salesforce/label/c.PatchcordAdmin_phoneREGISTERED';
import phoneSIP_PHONE from '@salesforce/label/c.PatchcordAdmin_phoneSIP_PHONE';
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
import progressCHECKING from '@salesforce/label/c.PatchcordAdmin_progressCHECKING';
import progressSpoken from '@salesforce/label/c.PatchcordAdmin_progressSpoken';
import progressUNDOING from '@salesforce/label/c.PatchcordAdmin_progressUNDOING';
import progressWRITING from '@salesforce/label/c.PatchcordAdmin_progressWRITING';
import recordConflict from '@salesforce/label/c.PatchcordAdmin_recordConflict';
import recordFaults from '@salesforce/label/c.PatchcordAdmin_recordFaults';
import recordMerged from '@salesforce/label/c.PatchcordAdmin_recordMerged';
import recordNow from '@salesforce/label/c.PatchcordAdmin_recordNow';
import recordTake from '@salesforce/label/c.PatchcordAdmin_recordTake';
import recordingALWAYS from '@salesforce/label/c.PatchcordAdmin_recordingALWAYS';
import recordingNone from '@salesforce/label/c.PatchcordAdmin_recordingNone';
import recordingOFF from '@salesforce/label/c.PatchcordAdmin_recordingOFF';
import recordingON_DEMAND from '@salesforce/label/c.PatchcordAdmin_recordingON_DEMAND';
import required from '@salesforce/label/c.PatchcordAdmin_required';
import resultCHANGED from '@salesforce/label/c.PatchcordAdmin_resultCHANGED';
import resultCREATED from '@salesforce/label/c.PatchcordAdmin_resultCREATED';
import resultENDED from '@salesforce/label/c.PatchcordAdmin_resultENDED';
import resultREFUSED from '@salesforce/label/c.PatchcordAdmin_resultREFUSED';
import resultUNCHANGED from '@salesforce/label/c.PatchcordAdmin_resultUNCHANGED';
import retry from '@salesforce/label/c.PatchcordAdmin_retry';
import save from '@salesforce/label/c.PatchcordAdmin_save';
import signInButton from '@salesforce/label/c.PatchcordAdmin_signInButton';
import signInExpired from '@salesforce/label/c.PatchcordAdmin_signInExpired';
import signInHint from '@salesforce/label/c.PatchcordAdmin_signInHint';
import signInKey from '@salesforce/label/c.PatchcordAdmin_signInKey';
import signInMissing from '@salesforce/label/c.PatchcordAdmin_signInMissing';
import signInOrg from '@salesforce/label/c.PatchcordAdmin_signInOrg';
import signInOrgFailed from '@salesforce/label/c.PatchcordAdmin_signInOrgFailed';
import signInRole from '@salesforce/label/c.PatchcordAdmin_signInRole';
import signInTitle from '@salesforce/label/c.PatchcordAdmin_signInTitle';
import signInWrong from '@salesforce/label/c.PatchcordAdmin_signInWrong';
import signOut from '@salesforce/label/c.PatchcordAdmin_signOut';
import since from '@salesforce/label/c.PatchcordAdmin_since';
import skip from '@salesforce/label/c.PatchcordAdmin_skip';
import stateConnecting from '@salesforce/label/c.PatchcordAdmin_stateConnecting';
import stateOpen from '@salesforce/label/c.PatchcordAdmin_stateOpen';
import stateWaiting from '@salesforce/label/c.PatchcordAdmin_stateWaiting';
import syncButton from '@salesforce/label/c.PatchcordAdmin_syncButton';
import syncFailed from '@salesforce/label/c.PatchcordAdmin_syncFailed';
import syncHelp from '@salesforce/label/c.PatchcordAdmin_syncHelp';
import syncName from '@salesforce/label/c.PatchcordAdmin_syncName';
import syncNobody from '@salesforce/label/c.PatchcordAdmin_syncNobody';
import tabAgents from '@salesforce/label/c.PatchcordAdmin_tabAgents';
import tabDial from '@salesforce/label/c.PatchcordAdmin_tabDial';
import tabDrift from '@salesforce/label/c.PatchcordAdmin_tabDrift';
import tabHistory from '@salesforce/label/c.PatchcordAdmin_tabHistory';
import tabImport from '@salesforce/label/c.PatchcordAdmin_tabImport';
import tabs from '@salesforce/label/c.PatchcordAdmin_tabs';
import title from '@salesforce/label/c.PatchcordAdmin_title';
import undo from '@salesforce/label/c.PatchcordAdmin_undo';
import undoShort from '@salesforce/label/c.PatchcordAdmin_undoShort';
import waiverReason from '@salesforce/label/c.PatchcordAdmin_waiverReason';
import waiverReasonHint from '@salesforce/label/c.PatchcordAdmin_waiverReasonHint';
import waiverReasonMissing from '@salesforce/label/c.PatchcordAdmin_waiverReasonMissing';
import waiverSave from '@salesforce/label/c.PatchcordAdmin_waiverSave';
import waiverTitle from '@salesforce/label/c.PatchcordAdmin_waiverTitle';
import waiverUntil from '@salesforce/label/c.PatchcordAdmin_waiverUntil';
import waiverUntilMissing from '@salesforce/label/c.PatchcordAdmin_waiverUntilMissing';
import yes from '@salesforce/label/c.PatchcordAdmin_yes';

export const labels = Object.freeze({
  add,
  agentEdit,
  agentNew,
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
  cancel,
  capabilityAUTO_ANSWER,
  capabilityREMOTE_ANSWER,
  cardAlso,
  cardAssign,
  cardChange,
  cardClose,
  cardEdit,
  cardEditLine,
  cardEnd,
  cardHistory,
  cardHistoryAll,
  cardHistoryNone,
  cardLeave,
  cardLeaveHelp,
  cardNext,
  cardNone,
  changeADDED,
  changeLABEL,
  changeORDER,
  changeREMOVED,
  changeVALUE,
  codeAgentHasLine,
  codeAgentNotFound,
  codeAlreadyExists,
  codeAssignmentNotFound,
  codeAuditUnavailable,
  codeBodyTooLarge,
  codeCallCenterNotFound,
  codeChangedSinceImport,
  codeDatabaseUnavailable,
  codeDefinitionInvalid,
  codeDefinitionNotFound,
  codeFieldInvalid,
  codeFileUnreadable,
  codeFindingNotFound,
  codeForbidden,
  codeImportHasRefusedRows,
  codeImportNotFound,
  codeInUse,
  codeInternalError,
  codeLineNotFound,
  codeLineTaken,
  codeNumberInvalid,
  codeRecordChanged,
  codeSwitchUnavailable,
  colAfter,
  colAgent,
  colBefore,
  colCallCenter,
  colChange,
  colDetails,
  colFileLine,
  colItem,
  colLine,
  colPhone,
  colPresence,
  colResult,
  colRow,
  definitionApplyOne,
  definitionChanges,
  definitionCreate,
  definitionCreates,
  definitionDrop,
  definitionFaultList,
  definitionFaultOne,
  definitionFaults,
  definitionHelp,
  definitionTitle,
  definitionTooLarge,
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
  doneAgentAdd,
  doneAgentEdit,
  doneAssign,
  doneCenter,
  doneDefinition,
  doneEnd,
  doneImport,
  doneLeave,
  doneLineAdd,
  doneLineEdit,
  doneMove,
  doneUndo,
  doneUndoImport,
  doneUndoLeave,
  doneUnwaive,
  doneWaive,
  driftAGENT_NOT_IN_ORG,
  driftAGENT_WITHOUT_LINE,
  driftAddAgent,
  driftAddLine,
  driftAgree,
  driftAll,
  driftDEFINITION_DIFFERS,
  driftDIRECTORY_USER_UNKNOWN,
  driftEXTENSION_DIFFERS,
  driftEXTENSION_TWICE,
  driftFailed,
  driftHelp,
  driftKinds,
  driftLINE_WITHOUT_PHONE,
  driftLoading,
  driftLook,
  driftLooked,
  driftLooking,
  driftMany,
  driftMore,
  driftNever,
  driftNoPhones,
  driftNoQueues,
  driftNoneWaived,
  driftOne,
  driftOpen,
  driftPHONE_WITHOUT_AGENT,
  driftQUEUE_AGENT_UNKNOWN,
  driftSETTING_DIFFERS,
  driftSearch,
  driftTIER_WITHOUT_AGENT,
  driftTitle,
  driftToAgent,
  driftToImport,
  driftToLine,
  driftUSER_WITHOUT_LINE,
  driftUnwaive,
  driftWaive,
  driftWaived,
  driftWaivedUntil,
  empty,
  exportAssignments,
  exportDefinition,
  exportDone,
  exportHelp,
  exportMetadata,
  exportTitle,
  fieldCallerId,
  fieldCallerIdHelp,
  fieldCapabilities,
  fieldDescription,
  fieldDescriptionHelp,
  fieldDialString,
  fieldDialStringHelp,
  fieldEmail,
  fieldMissing,
  fieldName,
  fieldNumber,
  fieldNumberHelp,
  fieldPhone,
  fieldPhoneHelp,
  fieldRecording,
  fieldShared,
  fieldSharedHelp,
  fieldUserId,
  fieldUserIdHelp,
  fieldUsername,
  fieldUsernameHelp,
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
  lineEdit,
  lineNew,
  loading,
  no,
  noAnswer,
  noAnswerChange,
  noCallCenter,
  noLine,
  orgsTitle,
  orgsHelp,
  orgsRoles,
  orgsRolesOff,
  orgsRolesOn,
  phoneBROWSER,
  phoneNOT_REGISTERED,
  phoneREGISTERED,
  phoneSIP_PHONE,
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
  progressCHECKING,
  progressSpoken,
  progressUNDOING,
  progressWRITING,
  recordConflict,
  recordFaults,
  recordMerged,
  recordNow,
  recordTake,
  recordingALWAYS,
  recordingNone,
  recordingOFF,
  recordingON_DEMAND,
  required,
  resultCHANGED,
  resultCREATED,
  resultENDED,
  resultREFUSED,
  resultUNCHANGED,
  retry,
  save,
  signInButton,
  signInExpired,
  signInHint,
  signInKey,
  signInMissing,
  signInOrg,
  signInOrgFailed,
  signInRole,
  signInTitle,
  signInWrong,
  signOut,
  since,
  skip,
  stateConnecting,
  stateOpen,
  stateWaiting,
  syncButton,
  syncFailed,
  syncHelp,
  syncName,
  syncNobody,
  tabAgents,
  tabDial,
  tabDrift,
  tabHistory,
  tabImport,
  tabs,
  title,
  undo,
  undoShort,
  waiverReason,
  waiverReasonHint,
  waiverReasonMissing,
  waiverSave,
  waiverTitle,
  waiverUntil,
  waiverUntilMissing,
  yes
});
