package io.patchcord.persistence;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.StatelessSession;
import org.hibernate.query.SelectionQuery;
import org.jspecify.annotations.Nullable;

/**
 * Lists records of calls that are over. Only the conditions that are asked for are in the
 * statement: with all of them and {@code or … is null}, no index would be of use.
 */
public final class CallRecordSearch {
  private final StatelessSession session;

  CallRecordSearch(StatelessSession session) {
    this.session = requireNonNull(session, "session is null");
  }

  /**
   * A place in the list.
   *
   * @param created of the record that was the last before it
   * @param callId of that record
   */
  public record Position(Instant created, UUID callId) {
    public Position {
      requireNonNull(created, "created is null");
      requireNonNull(callId, "callId is null");
    }
  }

  /**
   * Returns at most so many records, the newest first.
   *
   * @param after where to go on; null for the beginning
   */
  public List<CallRecord> find(CallRecordFilter filter, @Nullable Position after, int limit) {
    StringBuilder where = new StringBuilder("from CallRecord r where r.moments.ended is not null");
    Map<String, Object> values = new LinkedHashMap<>();
    add(where, values, "r.origin.agent = :agent", "agent", filter.agent());
    add(where, values, "r.origin.callCenter in :callCenters", "callCenters", filter.callCenters());
    add(where, values, "r.moments.created >= :from", "from", filter.from());
    add(where, values, "r.moments.created < :to", "to", filter.to());
    add(where, values, "r.origin.direction = :direction", "direction", filter.direction());
    add(where, values, "r.origin.partyNumber = :number", "number", filter.number());
    add(where, values, "r.end.cause = :cause", "cause", filter.cause());
    add(where, values, "r.remarks.disposition = :disposition", "disposition", filter.disposition());
    add(
        where,
        values,
        "r.remarks.subjectKey = :subjectKey",
        "subjectKey",
        CallRemarks.keyOf(filter.recordId()));
    if (after != null) {
      // The first half lets the index begin there, the second orders calls of one microsecond.
      where.append(" and r.moments.created <= :created");
      where.append(" and (r.moments.created < :created or r.callId < :callId)");
      values.put("created", after.created());
      values.put("callId", after.callId());
    }
    where.append(" order by r.moments.created desc, r.callId desc");
    SelectionQuery<CallRecord> query =
        session.createSelectionQuery(where.toString(), CallRecord.class).setMaxResults(limit);
    values.forEach(query::setParameter);
    return query.getResultList();
  }

  private static void add(
      StringBuilder where,
      Map<String, Object> values,
      String condition,
      String name,
      @Nullable Object value) {
    if (value != null) {
      where.append(" and ").append(condition);
      values.put(name, value);
    }
  }
}
