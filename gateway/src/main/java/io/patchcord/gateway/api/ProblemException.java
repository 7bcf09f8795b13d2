package io.patchcord.gateway.api;

/** A request is refused, for a reason that its sender should know. */
final class ProblemException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  ProblemException(ProblemCode code, String detail) {
    this(Problem.of(code, detail));
  }

  ProblemException(Problem problem) {
    super(problem.detail());
    this.problem = problem;
  }

  static ProblemException ofField(ProblemCode code, String field, String detail) {
    return new ProblemException(Problem.of(code, detail).withField(field));
  }

  Problem problem() {
    return problem;
  }
}
