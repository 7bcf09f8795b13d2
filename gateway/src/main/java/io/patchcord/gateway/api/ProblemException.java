package io.patchcord.gateway.api;

import java.util.Map;

/** A request is refused, for a reason that its sender should know. */
final class ProblemException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Problem problem;
  private final transient Map<String, String> headers;

  ProblemException(ProblemCode code, String detail) {
    this(Problem.of(code, detail));
  }

  ProblemException(Problem problem) {
    this(problem, Map.of());
  }

  /**
   * @param headers of the answer, besides those that each of its status has
   */
  ProblemException(Problem problem, Map<String, String> headers) {
    super(problem.detail());
    this.problem = problem;
    this.headers = Map.copyOf(headers);
  }

  static ProblemException ofField(ProblemCode code, String field, String detail) {
    return new ProblemException(Problem.of(code, detail).withField(field));
  }

  Problem problem() {
    return problem;
  }

  Map<String, String> headers() {
    return headers;
  }
}
