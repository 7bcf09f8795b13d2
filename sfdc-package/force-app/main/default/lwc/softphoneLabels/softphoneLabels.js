/** The texts of the softphone; the page gives them in the reader's language, before the bundle. */
import actiondtmf from '@salesforce/label/c.PatchcordSoftphone_actiondtmf';
import actionhold from '@salesforce/label/c.PatchcordSoftphone_actionhold';
import actionmute from '@salesforce/label/c.PatchcordSoftphone_actionmute';
import actionpark from '@salesforce/label/c.PatchcordSoftphone_actionpark';
import actionparticipants from '@salesforce/label/c.PatchcordSoftphone_actionparticipants';
import actionpickup from '@salesforce/label/c.PatchcordSoftphone_actionpickup';
import actionrecordpause from '@salesforce/label/c.PatchcordSoftphone_actionrecordpause';
import actionrecordresume from '@salesforce/label/c.PatchcordSoftphone_actionrecordresume';
import actionrecordstart from '@salesforce/label/c.PatchcordSoftphone_actionrecordstart';
import actionrecordstop from '@salesforce/label/c.PatchcordSoftphone_actionrecordstop';
import actionretrieve from '@salesforce/label/c.PatchcordSoftphone_actionretrieve';
import actiontransfer from '@salesforce/label/c.PatchcordSoftphone_actiontransfer';
import actionunmute from '@salesforce/label/c.PatchcordSoftphone_actionunmute';
import addWhom from '@salesforce/label/c.PatchcordSoftphone_addWhom';
import afterCall from '@salesforce/label/c.PatchcordSoftphone_afterCall';
import afterWrapUp from '@salesforce/label/c.PatchcordSoftphone_afterWrapUp';
import agents from '@salesforce/label/c.PatchcordSoftphone_agents';
import answer from '@salesforce/label/c.PatchcordSoftphone_answer';
import answerOnPhone from '@salesforce/label/c.PatchcordSoftphone_answerOnPhone';
import askedAGENT_GONE from '@salesforce/label/c.PatchcordSoftphone_askedAGENT_GONE';
import askedAGENT_SENT_ON from '@salesforce/label/c.PatchcordSoftphone_askedAGENT_SENT_ON';
import askedCOMMAND_FAILED from '@salesforce/label/c.PatchcordSoftphone_askedCOMMAND_FAILED';
import askedOTHER_HUNG_UP from '@salesforce/label/c.PatchcordSoftphone_askedOTHER_HUNG_UP';
import askedTARGET_BUSY from '@salesforce/label/c.PatchcordSoftphone_askedTARGET_BUSY';
import askedTARGET_HUNG_UP from '@salesforce/label/c.PatchcordSoftphone_askedTARGET_HUNG_UP';
import askedTARGET_NOT_REGISTERED from '@salesforce/label/c.PatchcordSoftphone_askedTARGET_NOT_REGISTERED';
import askedTARGET_NO_ANSWER from '@salesforce/label/c.PatchcordSoftphone_askedTARGET_NO_ANSWER';
import askedTARGET_REJECTED from '@salesforce/label/c.PatchcordSoftphone_askedTARGET_REJECTED';
import askedTARGET_SENT_ON from '@salesforce/label/c.PatchcordSoftphone_askedTARGET_SENT_ON';
import askedTARGET_UNREACHABLE from '@salesforce/label/c.PatchcordSoftphone_askedTARGET_UNREACHABLE';
import askedUNKNOWN_DURING_OUTAGE from '@salesforce/label/c.PatchcordSoftphone_askedUNKNOWN_DURING_OUTAGE';
import backspace from '@salesforce/label/c.PatchcordSoftphone_backspace';
import call from '@salesforce/label/c.PatchcordSoftphone_call';
import callAgain from '@salesforce/label/c.PatchcordSoftphone_callAgain';
import callBack from '@salesforce/label/c.PatchcordSoftphone_callBack';
import causeAGENT_HUNG_UP from '@salesforce/label/c.PatchcordSoftphone_causeAGENT_HUNG_UP';
import causeAGENT_NO_ANSWER from '@salesforce/label/c.PatchcordSoftphone_causeAGENT_NO_ANSWER';
import causeAGENT_REJECTED from '@salesforce/label/c.PatchcordSoftphone_causeAGENT_REJECTED';
import causeANSWERED_ELSEWHERE from '@salesforce/label/c.PatchcordSoftphone_causeANSWERED_ELSEWHERE';
import causeCALLER_GAVE_UP from '@salesforce/label/c.PatchcordSoftphone_causeCALLER_GAVE_UP';
import causeCANCELLED from '@salesforce/label/c.PatchcordSoftphone_causeCANCELLED';
import causeCOMMAND_TIMEOUT from '@salesforce/label/c.PatchcordSoftphone_causeCOMMAND_TIMEOUT';
import causeCUSTOMER_BUSY from '@salesforce/label/c.PatchcordSoftphone_causeCUSTOMER_BUSY';
import causeCUSTOMER_NO_ANSWER from '@salesforce/label/c.PatchcordSoftphone_causeCUSTOMER_NO_ANSWER';
import causeCUSTOMER_REJECTED from '@salesforce/label/c.PatchcordSoftphone_causeCUSTOMER_REJECTED';
import causeCUSTOMER_UNREACHABLE from '@salesforce/label/c.PatchcordSoftphone_causeCUSTOMER_UNREACHABLE';
import causeDIAL_FAILED from '@salesforce/label/c.PatchcordSoftphone_causeDIAL_FAILED';
import causeENDED_BY_SWITCH from '@salesforce/label/c.PatchcordSoftphone_causeENDED_BY_SWITCH';
import causeLINE_NOT_REGISTERED from '@salesforce/label/c.PatchcordSoftphone_causeLINE_NOT_REGISTERED';
import causeLINE_UNKNOWN from '@salesforce/label/c.PatchcordSoftphone_causeLINE_UNKNOWN';
import causeNUMBER_UNKNOWN from '@salesforce/label/c.PatchcordSoftphone_causeNUMBER_UNKNOWN';
import causeNUMBER_UNROUTABLE from '@salesforce/label/c.PatchcordSoftphone_causeNUMBER_UNROUTABLE';
import causeOTHER_HUNG_UP from '@salesforce/label/c.PatchcordSoftphone_causeOTHER_HUNG_UP';
import causePARK_EXPIRED from '@salesforce/label/c.PatchcordSoftphone_causePARK_EXPIRED';
import causePICKED_UP from '@salesforce/label/c.PatchcordSoftphone_causePICKED_UP';
import causeSWITCH_SHUTDOWN from '@salesforce/label/c.PatchcordSoftphone_causeSWITCH_SHUTDOWN';
import causeSWITCH_UNAVAILABLE from '@salesforce/label/c.PatchcordSoftphone_causeSWITCH_UNAVAILABLE';
import causeTRANSFERRED from '@salesforce/label/c.PatchcordSoftphone_causeTRANSFERRED';
import causeUNKNOWN_DURING_OUTAGE from '@salesforce/label/c.PatchcordSoftphone_causeUNKNOWN_DURING_OUTAGE';
import dial from '@salesforce/label/c.PatchcordSoftphone_dial';
import dialWhom from '@salesforce/label/c.PatchcordSoftphone_dialWhom';
import dialled from '@salesforce/label/c.PatchcordSoftphone_dialled';
import didCLICK from '@salesforce/label/c.PatchcordSoftphone_didCLICK';
import didCREATE from '@salesforce/label/c.PatchcordSoftphone_didCREATE';
import didLOG from '@salesforce/label/c.PatchcordSoftphone_didLOG';
import didLOG_CHANGED from '@salesforce/label/c.PatchcordSoftphone_didLOG_CHANGED';
import didLOG_REFUSED from '@salesforce/label/c.PatchcordSoftphone_didLOG_REFUSED';
import didPANEL from '@salesforce/label/c.PatchcordSoftphone_didPANEL';
import didPOP from '@salesforce/label/c.PatchcordSoftphone_didPOP';
import didSEARCH from '@salesforce/label/c.PatchcordSoftphone_didSEARCH';
import didSHOW from '@salesforce/label/c.PatchcordSoftphone_didSHOW';
import directionINBOUND from '@salesforce/label/c.PatchcordSoftphone_directionINBOUND';
import directionOUTBOUND from '@salesforce/label/c.PatchcordSoftphone_directionOUTBOUND';
import dismiss from '@salesforce/label/c.PatchcordSoftphone_dismiss';
import disposition from '@salesforce/label/c.PatchcordSoftphone_disposition';
import dispositionNone from '@salesforce/label/c.PatchcordSoftphone_dispositionNone';
import drop from '@salesforce/label/c.PatchcordSoftphone_drop';
import extend from '@salesforce/label/c.PatchcordSoftphone_extend';
import extensionsLeft from '@salesforce/label/c.PatchcordSoftphone_extensionsLeft';
import failedCALL_ENDED from '@salesforce/label/c.PatchcordSoftphone_failedCALL_ENDED';
import failedCOMMAND_REFUSED from '@salesforce/label/c.PatchcordSoftphone_failedCOMMAND_REFUSED';
import failedCOMMAND_TIMEOUT from '@salesforce/label/c.PatchcordSoftphone_failedCOMMAND_TIMEOUT';
import failedLINE_NOT_REACHED from '@salesforce/label/c.PatchcordSoftphone_failedLINE_NOT_REACHED';
import failedNOT_POSSIBLE_NOW from '@salesforce/label/c.PatchcordSoftphone_failedNOT_POSSIBLE_NOW';
import failedOUTCOME_UNKNOWN from '@salesforce/label/c.PatchcordSoftphone_failedOUTCOME_UNKNOWN';
import failedSWITCH_UNAVAILABLE from '@salesforce/label/c.PatchcordSoftphone_failedSWITCH_UNAVAILABLE';
import failedTARGET_BUSY from '@salesforce/label/c.PatchcordSoftphone_failedTARGET_BUSY';
import failedTARGET_NOT_REGISTERED from '@salesforce/label/c.PatchcordSoftphone_failedTARGET_NOT_REGISTERED';
import failedTARGET_NO_ANSWER from '@salesforce/label/c.PatchcordSoftphone_failedTARGET_NO_ANSWER';
import failedTARGET_REJECTED from '@salesforce/label/c.PatchcordSoftphone_failedTARGET_REJECTED';
import failedTARGET_UNREACHABLE from '@salesforce/label/c.PatchcordSoftphone_failedTARGET_UNREACHABLE';
import fromQueue from '@salesforce/label/c.PatchcordSoftphone_fromQueue';
import fromQueueWaited from '@salesforce/label/c.PatchcordSoftphone_fromQueueWaited';
import hangup from '@salesforce/label/c.PatchcordSoftphone_hangup';
import heardBARGE from '@salesforce/label/c.PatchcordSoftphone_heardBARGE';
import heardLISTEN from '@salesforce/label/c.PatchcordSoftphone_heardLISTEN';
import heardWHISPER from '@salesforce/label/c.PatchcordSoftphone_heardWHISPER';
import historyEmpty from '@salesforce/label/c.PatchcordSoftphone_historyEmpty';
import incoming from '@salesforce/label/c.PatchcordSoftphone_incoming';
import key from '@salesforce/label/c.PatchcordSoftphone_key';
import keys from '@salesforce/label/c.PatchcordSoftphone_keys';
import loading from '@salesforce/label/c.PatchcordSoftphone_loading';
import logLOGGED from '@salesforce/label/c.PatchcordSoftphone_logLOGGED';
import logWAITING from '@salesforce/label/c.PatchcordSoftphone_logWAITING';
import matchesNone from '@salesforce/label/c.PatchcordSoftphone_matchesNone';
import matchesSeveral from '@salesforce/label/c.PatchcordSoftphone_matchesSeveral';
import missed from '@salesforce/label/c.PatchcordSoftphone_missed';
import missedCall from '@salesforce/label/c.PatchcordSoftphone_missedCall';
import modeBARGE from '@salesforce/label/c.PatchcordSoftphone_modeBARGE';
import modeLISTEN from '@salesforce/label/c.PatchcordSoftphone_modeLISTEN';
import modeSTOP from '@salesforce/label/c.PatchcordSoftphone_modeSTOP';
import modeWHISPER from '@salesforce/label/c.PatchcordSoftphone_modeWHISPER';
import monitor from '@salesforce/label/c.PatchcordSoftphone_monitor';
import monitoringBARGING from '@salesforce/label/c.PatchcordSoftphone_monitoringBARGING';
import monitoringCONNECTING from '@salesforce/label/c.PatchcordSoftphone_monitoringCONNECTING';
import monitoringLISTENING from '@salesforce/label/c.PatchcordSoftphone_monitoringLISTENING';
import monitoringWHISPERING from '@salesforce/label/c.PatchcordSoftphone_monitoringWHISPERING';
import more from '@salesforce/label/c.PatchcordSoftphone_more';
import muted from '@salesforce/label/c.PatchcordSoftphone_muted';
import newCall from '@salesforce/label/c.PatchcordSoftphone_newCall';
import newContact from '@salesforce/label/c.PatchcordSoftphone_newContact';
import noGatewayAddress from '@salesforce/label/c.PatchcordSoftphone_noGatewayAddress';
import noLine from '@salesforce/label/c.PatchcordSoftphone_noLine';
import notes from '@salesforce/label/c.PatchcordSoftphone_notes';
import openCall from '@salesforce/label/c.PatchcordSoftphone_openCall';
import openRecord from '@salesforce/label/c.PatchcordSoftphone_openRecord';
import phaseANSWERED from '@salesforce/label/c.PatchcordSoftphone_phaseANSWERED';
import phaseCALLING from '@salesforce/label/c.PatchcordSoftphone_phaseCALLING';
import phaseGONE from '@salesforce/label/c.PatchcordSoftphone_phaseGONE';
import phaseRINGING from '@salesforce/label/c.PatchcordSoftphone_phaseRINGING';
import phaseWAITING from '@salesforce/label/c.PatchcordSoftphone_phaseWAITING';
import phoneAllow from '@salesforce/label/c.PatchcordSoftphone_phoneAllow';
import phoneAsk from '@salesforce/label/c.PatchcordSoftphone_phoneAsk';
import phoneDefault from '@salesforce/label/c.PatchcordSoftphone_phoneDefault';
import phoneElsewhere from '@salesforce/label/c.PatchcordSoftphone_phoneElsewhere';
import phoneHear from '@salesforce/label/c.PatchcordSoftphone_phoneHear';
import phoneMicrophone from '@salesforce/label/c.PatchcordSoftphone_phoneMicrophone';
import phoneNOT_REGISTERED from '@salesforce/label/c.PatchcordSoftphone_phoneNOT_REGISTERED';
import phoneProblemBLOCKED from '@salesforce/label/c.PatchcordSoftphone_phoneProblemBLOCKED';
import phoneProblemFRAME from '@salesforce/label/c.PatchcordSoftphone_phoneProblemFRAME';
import phoneProblemMICROPHONE_BUSY from '@salesforce/label/c.PatchcordSoftphone_phoneProblemMICROPHONE_BUSY';
import phoneProblemNOT_SET_UP from '@salesforce/label/c.PatchcordSoftphone_phoneProblemNOT_SET_UP';
import phoneProblemNO_MICROPHONE from '@salesforce/label/c.PatchcordSoftphone_phoneProblemNO_MICROPHONE';
import phoneProblemNO_PHONE_SYSTEM from '@salesforce/label/c.PatchcordSoftphone_phoneProblemNO_PHONE_SYSTEM';
import phoneProblemREFUSED from '@salesforce/label/c.PatchcordSoftphone_phoneProblemREFUSED';
import phoneProblemSILENCED from '@salesforce/label/c.PatchcordSoftphone_phoneProblemSILENCED';
import phoneREGISTERED from '@salesforce/label/c.PatchcordSoftphone_phoneREGISTERED';
import phoneSettings from '@salesforce/label/c.PatchcordSoftphone_phoneSettings';
import phoneSpeaker from '@salesforce/label/c.PatchcordSoftphone_phoneSpeaker';
import phoneStarting from '@salesforce/label/c.PatchcordSoftphone_phoneStarting';
import phoneTitle from '@salesforce/label/c.PatchcordSoftphone_phoneTitle';
import phoneTryAgain from '@salesforce/label/c.PatchcordSoftphone_phoneTryAgain';
import phoneUNKNOWN from '@salesforce/label/c.PatchcordSoftphone_phoneUNKNOWN';
import presence from '@salesforce/label/c.PatchcordSoftphone_presence';
import presenceAVAILABLE from '@salesforce/label/c.PatchcordSoftphone_presenceAVAILABLE';
import presenceAWAY from '@salesforce/label/c.PatchcordSoftphone_presenceAWAY';
import presenceBUSY from '@salesforce/label/c.PatchcordSoftphone_presenceBUSY';
import presenceOFFLINE from '@salesforce/label/c.PatchcordSoftphone_presenceOFFLINE';
import presenceOf from '@salesforce/label/c.PatchcordSoftphone_presenceOf';
import presenceWRAP_UP from '@salesforce/label/c.PatchcordSoftphone_presenceWRAP_UP';
import problemActionNotPossible from '@salesforce/label/c.PatchcordSoftphone_problemActionNotPossible';
import problemCallNotFound from '@salesforce/label/c.PatchcordSoftphone_problemCallNotFound';
import problemDatabaseUnavailable from '@salesforce/label/c.PatchcordSoftphone_problemDatabaseUnavailable';
import problemFeatureOff from '@salesforce/label/c.PatchcordSoftphone_problemFeatureOff';
import problemFieldInvalid from '@salesforce/label/c.PatchcordSoftphone_problemFieldInvalid';
import problemForbidden from '@salesforce/label/c.PatchcordSoftphone_problemForbidden';
import problemHistoryUnavailable from '@salesforce/label/c.PatchcordSoftphone_problemHistoryUnavailable';
import problemLineBusy from '@salesforce/label/c.PatchcordSoftphone_problemLineBusy';
import problemMonitoringForbidden from '@salesforce/label/c.PatchcordSoftphone_problemMonitoringForbidden';
import problemNoAnswer from '@salesforce/label/c.PatchcordSoftphone_problemNoAnswer';
import problemNoExtensionLeft from '@salesforce/label/c.PatchcordSoftphone_problemNoExtensionLeft';
import problemNoLine from '@salesforce/label/c.PatchcordSoftphone_problemNoLine';
import problemNotInWrapUp from '@salesforce/label/c.PatchcordSoftphone_problemNotInWrapUp';
import problemNumberInvalid from '@salesforce/label/c.PatchcordSoftphone_problemNumberInvalid';
import problemNumberNotAllowed from '@salesforce/label/c.PatchcordSoftphone_problemNumberNotAllowed';
import problemSalesforce from '@salesforce/label/c.PatchcordSoftphone_problemSalesforce';
import problemSignInNotAllowed from '@salesforce/label/c.PatchcordSoftphone_problemSignInNotAllowed';
import problemSignInRefused from '@salesforce/label/c.PatchcordSoftphone_problemSignInRefused';
import problemSwitchUnavailable from '@salesforce/label/c.PatchcordSoftphone_problemSwitchUnavailable';
import problemTooManyCommands from '@salesforce/label/c.PatchcordSoftphone_problemTooManyCommands';
import problemTransferNotFound from '@salesforce/label/c.PatchcordSoftphone_problemTransferNotFound';
import problemUnknown from '@salesforce/label/c.PatchcordSoftphone_problemUnknown';
import queues from '@salesforce/label/c.PatchcordSoftphone_queues';
import recent from '@salesforce/label/c.PatchcordSoftphone_recent';
import recordingPaused from '@salesforce/label/c.PatchcordSoftphone_recordingPaused';
import recordingRuns from '@salesforce/label/c.PatchcordSoftphone_recordingRuns';
import recordingStopped from '@salesforce/label/c.PatchcordSoftphone_recordingStopped';
import redial from '@salesforce/label/c.PatchcordSoftphone_redial';
import reject from '@salesforce/label/c.PatchcordSoftphone_reject';
import retry from '@salesforce/label/c.PatchcordSoftphone_retry';
import retryLog from '@salesforce/label/c.PatchcordSoftphone_retryLog';
import salesforceSilent from '@salesforce/label/c.PatchcordSoftphone_salesforceSilent';
import says from '@salesforce/label/c.PatchcordSoftphone_says';
import saysEnded from '@salesforce/label/c.PatchcordSoftphone_saysEnded';
import serviceLevel from '@salesforce/label/c.PatchcordSoftphone_serviceLevel';
import signingIn from '@salesforce/label/c.PatchcordSoftphone_signingIn';
import since from '@salesforce/label/c.PatchcordSoftphone_since';
import stateACTIVE from '@salesforce/label/c.PatchcordSoftphone_stateACTIVE';
import stateCONFERENCE from '@salesforce/label/c.PatchcordSoftphone_stateCONFERENCE';
import stateCONNECTING from '@salesforce/label/c.PatchcordSoftphone_stateCONNECTING';
import stateDIALING from '@salesforce/label/c.PatchcordSoftphone_stateDIALING';
import stateENDED from '@salesforce/label/c.PatchcordSoftphone_stateENDED';
import stateHELD from '@salesforce/label/c.PatchcordSoftphone_stateHELD';
import statePARKED from '@salesforce/label/c.PatchcordSoftphone_statePARKED';
import stateRINGING from '@salesforce/label/c.PatchcordSoftphone_stateRINGING';
import statusGateway from '@salesforce/label/c.PatchcordSoftphone_statusGateway';
import statusGatewayInCall from '@salesforce/label/c.PatchcordSoftphone_statusGatewayInCall';
import statusNoLine from '@salesforce/label/c.PatchcordSoftphone_statusNoLine';
import statusNoSalesforce from '@salesforce/label/c.PatchcordSoftphone_statusNoSalesforce';
import statusNotSigned from '@salesforce/label/c.PatchcordSoftphone_statusNotSigned';
import statusPhone from '@salesforce/label/c.PatchcordSoftphone_statusPhone';
import statusPhoneInCall from '@salesforce/label/c.PatchcordSoftphone_statusPhoneInCall';
import statusPhoneSystem from '@salesforce/label/c.PatchcordSoftphone_statusPhoneSystem';
import statusPhoneSystemInCall from '@salesforce/label/c.PatchcordSoftphone_statusPhoneSystemInCall';
import statusUnlogged from '@salesforce/label/c.PatchcordSoftphone_statusUnlogged';
import statusUnloggedOne from '@salesforce/label/c.PatchcordSoftphone_statusUnloggedOne';
import tabHistory from '@salesforce/label/c.PatchcordSoftphone_tabHistory';
import tabPhone from '@salesforce/label/c.PatchcordSoftphone_tabPhone';
import tabTeam from '@salesforce/label/c.PatchcordSoftphone_tabTeam';
import tabs from '@salesforce/label/c.PatchcordSoftphone_tabs';
import talkingTo from '@salesforce/label/c.PatchcordSoftphone_talkingTo';
import targetFound from '@salesforce/label/c.PatchcordSoftphone_targetFound';
import targetNoPhone from '@salesforce/label/c.PatchcordSoftphone_targetNoPhone';
import targetQueue from '@salesforce/label/c.PatchcordSoftphone_targetQueue';
import taskINBOUND from '@salesforce/label/c.PatchcordSoftphone_taskINBOUND';
import taskINTERNAL from '@salesforce/label/c.PatchcordSoftphone_taskINTERNAL';
import taskOUTBOUND from '@salesforce/label/c.PatchcordSoftphone_taskOUTBOUND';
import title from '@salesforce/label/c.PatchcordSoftphone_title';
import tools from '@salesforce/label/c.PatchcordSoftphone_tools';
import transferWhom from '@salesforce/label/c.PatchcordSoftphone_transferWhom';
import transfercancel from '@salesforce/label/c.PatchcordSoftphone_transfercancel';
import transfercomplete from '@salesforce/label/c.PatchcordSoftphone_transfercomplete';
import transferconference from '@salesforce/label/c.PatchcordSoftphone_transferconference';
import transferswap from '@salesforce/label/c.PatchcordSoftphone_transferswap';
import unknownNumber from '@salesforce/label/c.PatchcordSoftphone_unknownNumber';
import unlogged from '@salesforce/label/c.PatchcordSoftphone_unlogged';
import unloggedCount from '@salesforce/label/c.PatchcordSoftphone_unloggedCount';
import unmuted from '@salesforce/label/c.PatchcordSoftphone_unmuted';
import waiting from '@salesforce/label/c.PatchcordSoftphone_waiting';
import wayconsultation from '@salesforce/label/c.PatchcordSoftphone_wayconsultation';
import wayparticipants from '@salesforce/label/c.PatchcordSoftphone_wayparticipants';
import waytransfer from '@salesforce/label/c.PatchcordSoftphone_waytransfer';
import workbenchDone from '@salesforce/label/c.PatchcordSoftphone_workbenchDone';
import workbenchEnter from '@salesforce/label/c.PatchcordSoftphone_workbenchEnter';
import workbenchHint from '@salesforce/label/c.PatchcordSoftphone_workbenchHint';
import workbenchIntro from '@salesforce/label/c.PatchcordSoftphone_workbenchIntro';
import workbenchKey from '@salesforce/label/c.PatchcordSoftphone_workbenchKey';
import workbenchLeave from '@salesforce/label/c.PatchcordSoftphone_workbenchLeave';
import workbenchRecords from '@salesforce/label/c.PatchcordSoftphone_workbenchRecords';
import workbenchRefuses from '@salesforce/label/c.PatchcordSoftphone_workbenchRefuses';
import workbenchRole from '@salesforce/label/c.PatchcordSoftphone_workbenchRole';
import workbenchSalesforce from '@salesforce/label/c.PatchcordSoftphone_workbenchSalesforce';
import workbenchSupervisor from '@salesforce/label/c.PatchcordSoftphone_workbenchSupervisor';
import workbenchTitle from '@salesforce/label/c.PatchcordSoftphone_workbenchTitle';
import workbenchWrong from '@salesforce/label/c.PatchcordSoftphone_workbenchWrong';
import wrapUp from '@salesforce/label/c.PatchcordSoftphone_wrapUp';
import wrapUpDone from '@salesforce/label/c.PatchcordSoftphone_wrapUpDone';

/** By their names, as components use them. */
export const labels = {
  actiondtmf,
  actionhold,
  actionmute,
  actionpark,
  actionparticipants,
  actionpickup,
  actionrecordpause,
  actionrecordresume,
  actionrecordstart,
  actionrecordstop,
  actionretrieve,
  actiontransfer,
  actionunmute,
  addWhom,
  afterCall,
  afterWrapUp,
  agents,
  answer,
  answerOnPhone,
  askedAGENT_GONE,
  askedAGENT_SENT_ON,
  askedCOMMAND_FAILED,
  askedOTHER_HUNG_UP,
  askedTARGET_BUSY,
  askedTARGET_HUNG_UP,
  askedTARGET_NOT_REGISTERED,
  askedTARGET_NO_ANSWER,
  askedTARGET_REJECTED,
  askedTARGET_SENT_ON,
  askedTARGET_UNREACHABLE,
  askedUNKNOWN_DURING_OUTAGE,
  backspace,
  call,
  callAgain,
  callBack,
  causeAGENT_HUNG_UP,
  causeAGENT_NO_ANSWER,
  causeAGENT_REJECTED,
  causeANSWERED_ELSEWHERE,
  causeCALLER_GAVE_UP,
  causeCANCELLED,
  causeCOMMAND_TIMEOUT,
  causeCUSTOMER_BUSY,
  causeCUSTOMER_NO_ANSWER,
  causeCUSTOMER_REJECTED,
  causeCUSTOMER_UNREACHABLE,
  causeDIAL_FAILED,
  causeENDED_BY_SWITCH,
  causeLINE_NOT_REGISTERED,
  causeLINE_UNKNOWN,
  causeNUMBER_UNKNOWN,
  causeNUMBER_UNROUTABLE,
  causeOTHER_HUNG_UP,
  causePARK_EXPIRED,
  causePICKED_UP,
  causeSWITCH_SHUTDOWN,
  causeSWITCH_UNAVAILABLE,
  causeTRANSFERRED,
  causeUNKNOWN_DURING_OUTAGE,
  dial,
  dialWhom,
  dialled,
  didCLICK,
  didCREATE,
  didLOG,
  didLOG_CHANGED,
  didLOG_REFUSED,
  didPANEL,
  didPOP,
  didSEARCH,
  didSHOW,
  directionINBOUND,
  directionOUTBOUND,
  dismiss,
  disposition,
  dispositionNone,
  drop,
  extend,
  extensionsLeft,
  failedCALL_ENDED,
  failedCOMMAND_REFUSED,
  failedCOMMAND_TIMEOUT,
  failedLINE_NOT_REACHED,
  failedNOT_POSSIBLE_NOW,
  failedOUTCOME_UNKNOWN,
  failedSWITCH_UNAVAILABLE,
  failedTARGET_BUSY,
  failedTARGET_NOT_REGISTERED,
  failedTARGET_NO_ANSWER,
  failedTARGET_REJECTED,
  failedTARGET_UNREACHABLE,
  fromQueue,
  fromQueueWaited,
  hangup,
  heardBARGE,
  heardLISTEN,
  heardWHISPER,
  historyEmpty,
  incoming,
  key,
  keys,
  loading,
  logLOGGED,
  logWAITING,
  matchesNone,
  matchesSeveral,
  missed,
  missedCall,
  modeBARGE,
  modeLISTEN,
  modeSTOP,
  modeWHISPER,
  monitor,
  monitoringBARGING,
  monitoringCONNECTING,
  monitoringLISTENING,
  monitoringWHISPERING,
  more,
  muted,
  newCall,
  newContact,
  noGatewayAddress,
  noLine,
  notes,
  openCall,
  openRecord,
  phaseANSWERED,
  phaseCALLING,
  phaseGONE,
  phaseRINGING,
  phaseWAITING,
  phoneAllow,
  phoneAsk,
  phoneDefault,
  phoneElsewhere,
  phoneHear,
  phoneMicrophone,
  phoneNOT_REGISTERED,
  phoneProblemBLOCKED,
  phoneProblemFRAME,
  phoneProblemMICROPHONE_BUSY,
  phoneProblemNOT_SET_UP,
  phoneProblemNO_MICROPHONE,
  phoneProblemNO_PHONE_SYSTEM,
  phoneProblemREFUSED,
  phoneProblemSILENCED,
  phoneREGISTERED,
  phoneSettings,
  phoneSpeaker,
  phoneStarting,
  phoneTitle,
  phoneTryAgain,
  phoneUNKNOWN,
  presence,
  presenceAVAILABLE,
  presenceAWAY,
  presenceBUSY,
  presenceOFFLINE,
  presenceOf,
  presenceWRAP_UP,
  problemActionNotPossible,
  problemCallNotFound,
  problemDatabaseUnavailable,
  problemFeatureOff,
  problemFieldInvalid,
  problemForbidden,
  problemHistoryUnavailable,
  problemLineBusy,
  problemMonitoringForbidden,
  problemNoAnswer,
  problemNoExtensionLeft,
  problemNoLine,
  problemNotInWrapUp,
  problemNumberInvalid,
  problemNumberNotAllowed,
  problemSalesforce,
  problemSignInNotAllowed,
  problemSignInRefused,
  problemSwitchUnavailable,
  problemTooManyCommands,
  problemTransferNotFound,
  problemUnknown,
  queues,
  recent,
  recordingPaused,
  recordingRuns,
  recordingStopped,
  redial,
  reject,
  retry,
  retryLog,
  salesforceSilent,
  says,
  saysEnded,
  serviceLevel,
  signingIn,
  since,
  stateACTIVE,
  stateCONFERENCE,
  stateCONNECTING,
  stateDIALING,
  stateENDED,
  stateHELD,
  statePARKED,
  stateRINGING,
  statusGateway,
  statusGatewayInCall,
  statusNoLine,
  statusNoSalesforce,
  statusNotSigned,
  statusPhone,
  statusPhoneInCall,
  statusPhoneSystem,
  statusPhoneSystemInCall,
  statusUnlogged,
  statusUnloggedOne,
  tabHistory,
  tabPhone,
  tabTeam,
  tabs,
  talkingTo,
  targetFound,
  targetNoPhone,
  targetQueue,
  taskINBOUND,
  taskINTERNAL,
  taskOUTBOUND,
  title,
  tools,
  transferWhom,
  transfercancel,
  transfercomplete,
  transferconference,
  transferswap,
  unknownNumber,
  unlogged,
  unloggedCount,
  unmuted,
  waiting,
  wayconsultation,
  wayparticipants,
  waytransfer,
  workbenchDone,
  workbenchEnter,
  workbenchHint,
  workbenchIntro,
  workbenchKey,
  workbenchLeave,
  workbenchRecords,
  workbenchRefuses,
  workbenchRole,
  workbenchSalesforce,
  workbenchSupervisor,
  workbenchTitle,
  workbenchWrong,
  wrapUp,
  wrapUpDone
};
