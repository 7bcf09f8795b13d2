package io.patchcord.gateway.api;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.patchcord.gateway.admin.AdminException;
import io.patchcord.gateway.agent.WrapUpException;
import io.patchcord.gateway.audit.AuditUnavailableException;
import io.patchcord.gateway.call.ActionNotPossibleException;
import io.patchcord.gateway.call.TooManyCallsException;
import io.patchcord.gateway.call.TooManyCommandsException;
import io.patchcord.gateway.callcenter.definition.InvalidDefinitionException;
import io.patchcord.gateway.callcenter.store.CallCentersUnavailableException;
import io.patchcord.gateway.callcenter.store.StaleDefinitionException;
import io.patchcord.gateway.history.CountDiffersException;
import io.patchcord.gateway.history.HistoryUnavailableException;
import io.patchcord.gateway.history.StaleRevisionException;
import io.patchcord.gateway.monitor.MonitoringRefusedException;
import io.patchcord.gateway.session.SignInException;
import io.patchcord.gateway.switching.SwitchUnavailableException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.util.UUID;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes every exception a problem document. What nobody expected is logged under an id, and only
 * that id goes out: no class names, no traces.
 */
public final class ProblemMapper implements ExceptionMapper<Throwable> {
  private static final Logger LOG = LoggerFactory.getLogger(ProblemMapper.class);
  static final String RETRY_SECONDS = "2";

  /** More than anybody corrects at once. */
  private static final int MAX_ERRORS = 100;

  private final Offers offers;

  ProblemMapper(Offers offers) {
    this.offers = offers;
  }

  @Override
  public Response toResponse(Throwable failure) {
    Problem problem = problemOf(failure);
    Response.ResponseBuilder response =
        Response.status(problem.status()).type(Problem.MEDIA_TYPE).entity(problem);
    if (failure instanceof WebApplicationException web
        && web.getResponse().getHeaderString(HttpHeaders.ALLOW) != null) {
      response.header(HttpHeaders.ALLOW, web.getResponse().getHeaderString(HttpHeaders.ALLOW));
    }
    if (problem.status() == 401) {
      response.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
    }
    if (problem.status() == 503 || problem.status() == 429) {
      response.header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
    }
    if (failure instanceof ProblemException told) {
      told.headers().forEach((name, value) -> response.header(name, null).header(name, value));
    }
    return response.build();
  }

  private Problem problemOf(Throwable failure) {
    if (failure instanceof ProblemException told) {
      return told.problem();
    }
    if (failure instanceof AdminException refused) {
      return AdminProblems.of(refused);
    }
    if (failure instanceof SignInException refused) {
      return SignInProblems.of(refused);
    }
    if (failure instanceof SwitchUnavailableException) {
      return Problem.of(
          ProblemCode.SWITCH_UNAVAILABLE, "Nothing was sent to it: " + failure.getMessage());
    }
    if (failure instanceof ActionNotPossibleException refused) {
      return Problem.of(ProblemCode.ACTION_NOT_POSSIBLE, CallDesk.sentence(refused))
          .withCall(CallView.from(refused.call(), offers));
    }
    if (failure instanceof TooManyCommandsException) {
      return Problem.of(ProblemCode.TOO_MANY_COMMANDS, "Too many commands wait for this call.");
    }
    if (failure instanceof MonitoringRefusedException refused) {
      return ofMonitoring(refused);
    }
    if (failure instanceof AuditUnavailableException) {
      return Problem.of(ProblemCode.AUDIT_UNAVAILABLE, String.valueOf(failure.getMessage()));
    }
    if (failure instanceof WrapUpException wrapUp) {
      return switch (wrapUp.reason()) {
        case NOT_IN_WRAP_UP ->
            Problem.of(ProblemCode.NOT_IN_WRAP_UP, "The agent is not in wrap-up.");
        case NO_EXTENSION_LEFT ->
            Problem.of(ProblemCode.NO_EXTENSION_LEFT, "No extension of this wrap-up is left.");
      };
    }
    if (failure instanceof TooManyCallsException) {
      return Problem.of(ProblemCode.TOO_MANY_CALLS, String.valueOf(failure.getMessage()));
    }
    if (failure instanceof InvalidDefinitionException invalid) {
      return ofDefinition(invalid);
    }
    if (failure instanceof StaleDefinitionException stale) {
      return Problem.of(
          ProblemCode.RECORD_CHANGED, "Its ETag is \"" + stale.revision() + "\" now.");
    }
    if (failure instanceof CallCentersUnavailableException) {
      return Problem.of(ProblemCode.DATABASE_UNAVAILABLE, String.valueOf(failure.getMessage()));
    }
    if (failure instanceof HistoryUnavailableException) {
      return Problem.of(ProblemCode.HISTORY_UNAVAILABLE, String.valueOf(failure.getMessage()));
    }
    if (failure instanceof StaleRevisionException stale) {
      return Problem.of(
          ProblemCode.RECORD_CHANGED, "Its ETag is \"" + stale.revision() + "\" now.");
    }
    if (failure instanceof CountDiffersException differs) {
      return Problem.of(
              ProblemCode.COUNT_DIFFERS,
              "There are " + differs.count() + " records of this person.")
          .withField("expected");
    }
    if (failure instanceof JsonProcessingException json) {
      return ofJson(json);
    }
    if (failure.getCause() instanceof ProblemException wrapped) {
      return wrapped.problem();
    }
    if (failure instanceof WebApplicationException web) {
      return ofStatus(web);
    }
    String id = UUID.randomUUID().toString();
    LOG.error("Fault {}", id, failure);
    return Problem.of(ProblemCode.INTERNAL_ERROR, "Fault " + id);
  }

  private Problem ofMonitoring(MonitoringRefusedException refused) {
    return switch (refused.reason()) {
      case NOT_POSSIBLE_NOW ->
          Problem.of(
                  ProblemCode.ACTION_NOT_POSSIBLE,
                  "There is nothing to listen to: the call is " + refused.call().state() + ".")
              .withCall(CallView.from(refused.call(), offers));
      case LINE_BUSY ->
          Problem.of(ProblemCode.LINE_BUSY, "The line listens already.").withField("line");
      case TOO_MANY ->
          Problem.of(ProblemCode.TOO_MANY_MONITORINGS, "Too many supervisors listen already.");
      case TOO_MANY_COMMANDS ->
          Problem.of(ProblemCode.TOO_MANY_COMMANDS, "Too many commands wait for this monitoring.");
    };
  }

  private static Problem ofDefinition(InvalidDefinitionException invalid) {
    int count = invalid.faults().size();
    return Problem.of(
            ProblemCode.DEFINITION_INVALID,
            count == 1 ? "There is 1 fault." : "There are " + count + " faults.")
        .withErrors(
            invalid.faults().stream()
                .limit(MAX_ERRORS)
                .map(fault -> new Problem.FieldError(fault.item(), fault.sentence(), fault.line()))
                .toList());
  }

  private static Problem ofJson(JsonProcessingException json) {
    for (Throwable cause = json.getCause(); cause != null; cause = cause.getCause()) {
      if (cause instanceof ProblemException told) {
        return told.problem(); // a value's own check
      }
    }
    if (json instanceof UnrecognizedPropertyException unknown) {
      return Problem.of(ProblemCode.FIELD_UNKNOWN, "There is no such field.")
          .withField(path(unknown));
    }
    if (json instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()) {
      return Problem.of(ProblemCode.FIELD_INVALID, "The value has the wrong type.")
          .withField(path(mapping));
    }
    JsonLocation at = json.getLocation();
    return Problem.of(
        ProblemCode.BODY_INVALID,
        at == null
            ? "The body cannot be read."
            : "The body cannot be read at line "
                + at.getLineNr()
                + ", column "
                + at.getColumnNr()
                + ".");
  }

  private static String path(JsonMappingException mapping) {
    return mapping.getPath().stream()
        .map(
            step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
        .map(name -> name.length() <= 64 ? name : name.substring(0, 64))
        .collect(Collectors.joining("."));
  }

  private static Problem ofStatus(WebApplicationException web) {
    int status = web.getResponse().getStatus();
    return switch (status) {
      case 404 -> Problem.of(ProblemCode.NOT_FOUND, "There is nothing at this path.");
      case 405 ->
          Problem.of(ProblemCode.METHOD_NOT_ALLOWED, "This path does not take this method.");
      case 406 -> Problem.of(ProblemCode.NOT_ACCEPTABLE, "Nothing here is of the type asked for.");
      case 415 ->
          Problem.of(
              ProblemCode.UNSUPPORTED_MEDIA_TYPE, "This path does not take a body of this type.");
      default ->
          status < 500
              ? Problem.of(ProblemCode.BODY_INVALID, "The request cannot be read.")
              : Problem.of(ProblemCode.INTERNAL_ERROR, "The request failed.");
    };
  }
}
