package io.patchcord.gateway.api;

import io.patchcord.gateway.agent.PresenceService;
import io.patchcord.gateway.audit.AuditActor;
import io.patchcord.gateway.audit.AuditLog;
import io.patchcord.gateway.audit.AuditRecord;
import io.patchcord.gateway.call.CallRegistry;
import io.patchcord.gateway.history.CallHistory;
import io.patchcord.gateway.history.HistoryRecord;
import io.patchcord.gateway.history.Person;
import io.patchcord.gateway.security.Principal;
import io.patchcord.gateway.security.Role;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What an API user does with the history. */
final class HistoryDesk {
  private static final Logger LOG = LoggerFactory.getLogger(HistoryDesk.class);

  private final CallHistory history;
  private final CallRegistry registry;
  private final PresenceService presences;
  private final AuditLog audit;
  private final Offers offers;

  HistoryDesk(
      CallHistory history,
      CallRegistry registry,
      PresenceService presences,
      AuditLog audit,
      Offers offers) {
    this.history = history;
    this.registry = registry;
    this.presences = presences;
    this.audit = audit;
    this.offers = offers;
  }

  /** A call with what was said of it, and how often something was. */
  record Noted(CallView call, long revision) {}

  Noted note(Principal principal, String id, @Nullable String ifMatch, @Nullable NotesBody body) {
    if (body == null) {
      throw new ProblemException(ProblemCode.BODY_INVALID, "The body is missing.");
    }
    HistoryRecord noted =
        uuid(id)
            .flatMap(
                callId ->
                    history.note(
                        callId,
                        found -> found.owner().agent().equals(principal.agent()),
                        matching(ifMatch),
                        body.toChange()))
            .orElseThrow(HistoryDesk::notFound);
    if (noted.over() && noted.notes().disposition() != null) {
      // Whoever has said how the call went needs no more time for it.
      presences.logSaved(noted.owner().agent(), noted.callId());
    }
    CallView call =
        registry
            .find(noted.callId())
            .map(live -> CallView.from(live, offers))
            .orElseGet(() -> CallView.from(noted));
    return new Noted(call, noted.revision());
  }

  CallRecordPage list(Principal principal, MultivaluedMap<String, String> parameters) {
    HistoryQuery query = HistoryQuery.read(principal, parameters);
    List<HistoryRecord> found = history.list(query.filter(), query.after(), query.limit() + 1);
    List<HistoryRecord> page = found.subList(0, Math.min(query.limit(), found.size()));
    return new CallRecordPage(
        page.stream().map(CallRecordView::from).toList(),
        found.size() > query.limit() ? HistoryQuery.cursorOf(page.get(query.limit() - 1)) : null);
  }

  CallRecordView find(Principal principal, String id) {
    return uuid(id)
        .flatMap(history::find)
        .filter(HistoryRecord::over)
        .filter(
            found ->
                principal.role() == Role.ADMIN
                    || principal.sees(found.owner().agent(), found.owner().callCenter()))
        .map(CallRecordView::from)
        .orElseThrow(HistoryDesk::notFound);
  }

  ErasureView erase(AuditActor actor, @Nullable String dryRun, @Nullable ErasureBody body) {
    if (body == null) {
      throw new ProblemException(ProblemCode.BODY_INVALID, "The body is missing.");
    }
    if (dryRun != null && !dryRun.equals("true") && !dryRun.equals("false")) {
      throw ProblemException.ofField(
          ProblemCode.PARAMETER_INVALID, "dryRun", "It is true or false.");
    }
    boolean counted = "true".equals(dryRun);
    Person person = body.toPerson();
    CallHistory.Erasure done = history.erase(person, counted ? null : body.requireExpected());
    if (!counted) {
      audit.note(
          new AuditRecord(
              audit.now(),
              actor,
              "person.erase",
              new AuditRecord.Target(
                  person instanceof Person.Named ? "agent" : "customer", "erased", null),
              Map.of("records", Integer.toString(done.records())),
              Map.of()));
      // By whom and how much; whose data it was must not stay in the log.
      LOG.info(
          "Erasure by {}: {} records of one {}",
          actor.name(),
          done.records(),
          person instanceof Person.Named ? "agent" : "customer");
    }
    return new ErasureView(counted, done.records(), done.recordings(), done.pseudonym());
  }

  /** Which revisions the header takes; without it, any. */
  static LongPredicate matching(@Nullable String ifMatch) {
    if (ifMatch == null) {
      return revision -> true;
    }
    List<String> tags = Arrays.stream(ifMatch.split(",", -1)).map(String::strip).toList();
    return revision -> tags.contains("*") || tags.contains("\"" + revision + "\"");
  }

  private static Optional<UUID> uuid(String text) {
    try {
      return Optional.of(UUID.fromString(text));
    } catch (IllegalArgumentException notOne) {
      return Optional.empty();
    }
  }

  private static ProblemException notFound() {
    return new ProblemException(ProblemCode.CALL_NOT_FOUND, "There is no such call.");
  }
}
