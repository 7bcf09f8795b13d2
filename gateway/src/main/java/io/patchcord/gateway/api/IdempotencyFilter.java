package io.patchcord.gateway.api;

import static java.util.Objects.requireNonNull;

import io.patchcord.gateway.idempotency.Claim;
import io.patchcord.gateway.idempotency.IdempotencyKey;
import io.patchcord.gateway.idempotency.IdempotencyLedger;
import io.patchcord.gateway.idempotency.KeptAnswer;
import io.patchcord.gateway.idempotency.KeyedRequest;
import io.patchcord.gateway.security.Principal;
import io.patchcord.gateway.security.Role;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.WriterInterceptor;
import jakarta.ws.rs.ext.WriterInterceptorContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Asks the ledger before a request with a key is done, and tells it the answer before that goes
 * out: who cuts the connection meanwhile finds it at the next attempt.
 */
@Priority(Priorities.USER)
final class IdempotencyFilter
    implements ContainerRequestFilter, ContainerResponseFilter, WriterInterceptor {
  static final String KEY = "Idempotency-Key";
  static final String REPLAYED = "Idempotency-Replayed";

  private static final String FIRST = IdempotencyFilter.class.getName() + ".first";
  private static final String ANSWER = IdempotencyFilter.class.getName() + ".answer";

  /** Those that are part of the answer; all others are made anew for each. */
  private static final List<String> KEPT_HEADERS =
      List.of(HttpHeaders.LOCATION, HttpHeaders.ETAG, CallActionsResource.COMMAND_ID);

  /** What takes longer is rare, and the next attempt says so again. */
  private static final String RETRY_SECONDS = "1";

  private final IdempotencyLedger ledger;

  IdempotencyFilter(IdempotencyLedger ledger) {
    this.ledger = requireNonNull(ledger, "ledger is null");
  }

  /** An answer whose body is about to be written. */
  private record Draft(
      KeyedRequest request, int status, Map<String, String> headers, boolean secret) {
    KeptAnswer withoutBody() {
      return KeptAnswer.withoutBody(status, headers);
    }
  }

  @Override
  public void filter(ContainerRequestContext request) throws IOException {
    List<String> keys = request.getHeaders().get(KEY);
    if (keys == null || keys.isEmpty()) {
      return;
    }
    IdempotencyKey key = key(keys).orElseThrow(IdempotencyFilter::invalid);
    byte[] body = request.getEntityStream().readAllBytes(); // the body limit is before us
    request.setEntityStream(new ByteArrayInputStream(body));
    KeyedRequest keyed =
        KeyedRequest.of(
            who(AccessFeature.principal(request)),
            key,
            request.getMethod(),
            request.getUriInfo().getRequestUri(),
            body);
    Claim claim = ledger.claim(keyed);
    if (claim instanceof Claim.First) {
      request.setProperty(FIRST, keyed);
    } else {
      request.abortWith(answer(claim));
    }
  }

  private static Optional<IdempotencyKey> key(List<String> keys) {
    return keys.size() == 1 ? IdempotencyKey.parse(keys.get(0)) : Optional.empty();
  }

  /** An agent stays itself with another key; a program is its key. */
  private static String who(Principal principal) {
    if (principal.onBehalf()) {
      return Role.INTEGRATION + " " + principal.name() + " for " + principal.agent();
    }
    return principal.role()
        + " "
        + (principal.role() == Role.AGENT ? principal.agent() : principal.name());
  }

  private static ProblemException invalid() {
    return ProblemException.ofField(
        ProblemCode.IDEMPOTENCY_KEY_INVALID,
        KEY,
        "The header is not one key of 1 to 255 visible ASCII characters.");
  }

  private static Response answer(Claim claim) {
    if (claim instanceof Claim.Answered done) {
      Response.ResponseBuilder again = Response.status(done.answer().status());
      done.answer().headers().forEach(again::header);
      return again.header(REPLAYED, "true").entity(done.answer().body()).build();
    }
    if (claim instanceof Claim.AnsweredWithoutBody done) {
      Response.ResponseBuilder refused =
          problem(
              ProblemCode.IDEMPOTENCY_ANSWER_NOT_KEPT,
              "The first request was answered " + done.answer().status() + ".");
      String location = done.answer().headers().get(HttpHeaders.LOCATION);
      return location == null
          ? refused.build()
          : refused.header(HttpHeaders.LOCATION, location).build();
    }
    if (claim instanceof Claim.OfAnotherRequest) {
      return problem(
              ProblemCode.IDEMPOTENCY_KEY_REUSED,
              "The first request with this key had another body or query.")
          .build();
    }
    if (claim instanceof Claim.InProgress) {
      return problem(
              ProblemCode.IDEMPOTENCY_KEY_IN_PROGRESS,
              "The first request with this key has no answer yet.")
          .header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS)
          .build();
    }
    return problem(
            ProblemCode.IDEMPOTENCY_OUTCOME_UNKNOWN,
            "The first request with this key was begun, and its outcome is not known.")
        .build();
  }

  private static Response.ResponseBuilder problem(ProblemCode code, String detail) {
    Problem problem = Problem.of(code, detail);
    return Response.status(problem.status()).type(Problem.MEDIA_TYPE).entity(problem);
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    if (!(request.getProperty(FIRST) instanceof KeyedRequest first)) {
      return;
    }
    int status = response.getStatus();
    if (isRefusalForNow(status)) {
      ledger.released(first);
    } else if (status >= 500) {
      ledger.failed(first);
    } else {
      Map<String, String> headers = new TreeMap<>();
      for (String name : KEPT_HEADERS) {
        String value = response.getHeaderString(name);
        if (value != null) {
          headers.put(name, value);
        }
      }
      if (response.hasEntity()) {
        String caching = response.getHeaderString(HttpHeaders.CACHE_CONTROL);
        boolean secret = caching != null && caching.contains("no-store");
        request.setProperty(ANSWER, new Draft(first, status, headers, secret));
      } else {
        ledger.answered(first, KeptAnswer.empty(status, headers));
      }
    }
  }

  /** Nothing was done, and the next attempt may fare better. */
  private static boolean isRefusalForNow(int status) {
    return switch (status) {
      case 401, 403, 408, 429, 503 -> true;
      default -> false;
    };
  }

  @Override
  public void aroundWriteTo(WriterInterceptorContext context) throws IOException {
    if (!(context.getProperty(ANSWER) instanceof Draft draft)) {
      context.proceed();
      return;
    }
    OutputStream out = context.getOutputStream();
    AnswerCopy copy = new AnswerCopy(out, KeptAnswer.MAX_BODY_BYTES);
    context.setOutputStream(copy);
    boolean written = false;
    try {
      context.proceed();
      written = true;
    } finally {
      if (draft.secret() || copy.isTooLong()) {
        ledger.answered(draft.request(), draft.withoutBody());
      } else if (written) {
        Map<String, String> headers = new TreeMap<>(draft.headers());
        headers.put(HttpHeaders.CONTENT_TYPE, String.valueOf(context.getMediaType()));
        ledger.answered(draft.request(), KeptAnswer.of(draft.status(), headers, copy.bytes()));
      } else {
        ledger.failed(draft.request());
      }
    }
    copy.send();
  }
}
