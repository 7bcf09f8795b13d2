package io.patchcord.gateway.api;

import io.patchcord.gateway.session.SignInException;

/** What whoever signs in is told when nobody was signed in. */
final class SignInProblems {
  private SignInProblems() {}

  static Problem of(SignInException refused) {
    return Problem.of(code(refused.reason()), String.valueOf(refused.getMessage()));
  }

  private static ProblemCode code(SignInException.Reason reason) {
    return switch (reason) {
      case REFUSED -> ProblemCode.SIGN_IN_REFUSED;
      case NOT_ALLOWED -> ProblemCode.SIGN_IN_NOT_ALLOWED;
      case SLOWED -> ProblemCode.TOO_MANY_FAILURES;
      case TOO_MANY -> ProblemCode.TOO_MANY_SESSIONS;
      case DATABASE_AWAY -> ProblemCode.DATABASE_UNAVAILABLE;
    };
  }
}
