package io.patchcord.gateway.api;

import io.patchcord.gateway.http.Limit;
import io.patchcord.gateway.http.Refusals;
import java.nio.charset.StandardCharsets;
import org.glassfish.grizzly.http.util.HttpStatus;
import org.jspecify.annotations.Nullable;

/**
 * What a client reads whose request comes to no handler: a problem document like every other, with
 * the headers that every answer has.
 */
final class LimitAnswers implements Refusals {
  private final AnswerHeaders headers;

  LimitAnswers(AnswerHeaders headers) {
    this.headers = headers;
  }

  @Override
  public String requestId(@Nullable String asked) {
    return RequestId.of(asked);
  }

  @Override
  public byte[] answer(Limit limit, String requestId) {
    Problem problem = problem(limit).withRequestId(requestId);
    byte[] body = Json.write(problem).getBytes(StandardCharsets.UTF_8);
    StringBuilder answer = new StringBuilder(512);
    answer
        .append("HTTP/1.1 ")
        .append(problem.status())
        .append(' ')
        .append(HttpStatus.getHttpStatus(problem.status()).getReasonPhrase())
        .append("\r\n");
    header(answer, "Content-Type", Problem.MEDIA_TYPE);
    header(answer, "Content-Length", Integer.toString(body.length));
    header(answer, RequestId.HEADER, requestId);
    headers.always().forEach((name, value) -> header(answer, name, value));
    if (problem.status() == ProblemCode.ANSWER_LATE.status()) {
      header(answer, "Retry-After", "2");
    }
    header(answer, "Connection", "close");
    answer.append("\r\n").append(new String(body, StandardCharsets.UTF_8));
    return answer.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void header(StringBuilder answer, String name, String value) {
    answer.append(name).append(": ").append(value).append("\r\n");
  }

  private static Problem problem(Limit limit) {
    return switch (limit) {
      case HEAD_TIME ->
          Problem.of(ProblemCode.REQUEST_SLOW, "The request's head did not come in time.");
      case BODY_TIME ->
          Problem.of(ProblemCode.REQUEST_SLOW, "The request's body did not come in time.");
      case REQUEST_TIME ->
          Problem.of(ProblemCode.ANSWER_LATE, "The request was not answered in time.");
      case HEAD_BYTES ->
          Problem.of(ProblemCode.HEADERS_TOO_LARGE, "The request's head has too many bytes.");
      case HEADERS ->
          Problem.of(ProblemCode.HEADERS_TOO_LARGE, "The request has too many headers.");
      case URI_BYTES -> Problem.of(ProblemCode.URI_TOO_LONG, "The request's URI is too long.");
      case BODY_BYTES -> Problem.of(ProblemCode.BODY_TOO_LARGE, "The body is too large.");
      case VERSION ->
          Problem.of(ProblemCode.HTTP_VERSION_UNKNOWN, "The request is not of HTTP/1.1.");
      case SYNTAX, CONNECTIONS, IDLE_TIME ->
          Problem.of(
              ProblemCode.REQUEST_UNREADABLE,
              "The request's first line or its headers cannot be read, or it has no Host.");
    };
  }
}
