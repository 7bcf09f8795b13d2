package io.patchcord.gateway.api;

import io.patchcord.gateway.admin.AdminException;

/** What admins are told when something was not done. */
final class AdminProblems {
  private AdminProblems() {}

  static Problem of(AdminException refused) {
    return Problem.of(code(refused.reason()), String.valueOf(refused.getMessage()))
        .withErrors(
            refused.places().stream()
                .map(at -> new Problem.FieldError(at.field(), at.message(), null))
                .toList());
  }

  private static ProblemCode code(AdminException.Reason reason) {
    return switch (reason) {
      case INVALID -> ProblemCode.FIELD_INVALID;
      case UNREADABLE_FILE -> ProblemCode.FILE_UNREADABLE;
      case FILE_TOO_LARGE -> ProblemCode.BODY_TOO_LARGE;
      case NO_SUCH_AGENT -> ProblemCode.AGENT_NOT_FOUND;
      case NO_SUCH_LINE -> ProblemCode.LINE_NOT_FOUND;
      case NO_SUCH_ASSIGNMENT -> ProblemCode.ASSIGNMENT_NOT_FOUND;
      case NO_SUCH_KEY -> ProblemCode.API_KEY_NOT_FOUND;
      case NO_SUCH_IMPORT -> ProblemCode.IMPORT_NOT_FOUND;
      case NO_SUCH_FINDING -> ProblemCode.FINDING_NOT_FOUND;
      case NO_SUCH_ORGANIZATION -> ProblemCode.ORGANIZATION_NOT_FOUND;
      case NO_SIP_PASSWORD -> ProblemCode.NOT_FOUND;
      case SWITCH_AWAY -> ProblemCode.SWITCH_UNAVAILABLE;
      case NO_SUCH_WEBHOOK -> ProblemCode.WEBHOOK_NOT_FOUND;
      case NO_SUCH_DELIVERY -> ProblemCode.DELIVERY_NOT_FOUND;
      case EXISTS -> ProblemCode.ALREADY_EXISTS;
      case LINE_TAKEN -> ProblemCode.LINE_TAKEN;
      case AGENT_HAS_LINE -> ProblemCode.AGENT_HAS_LINE;
      case NO_HOT_DESKING -> ProblemCode.FEATURE_OFF;
      case BACKUP_ELSEWHERE -> ProblemCode.BACKUP_ELSEWHERE;
      case IN_USE -> ProblemCode.IN_USE;
      case LAST_ADMIN_KEY -> ProblemCode.LAST_ADMIN_KEY;
      case STALE -> ProblemCode.RECORD_CHANGED;
      case ROWS_REFUSED -> ProblemCode.IMPORT_HAS_REFUSED_ROWS;
      case CHANGED_SINCE_IMPORT -> ProblemCode.CHANGED_SINCE_IMPORT;
      case DATABASE_AWAY -> ProblemCode.DATABASE_UNAVAILABLE;
    };
  }
}
