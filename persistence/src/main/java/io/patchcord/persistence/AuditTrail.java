package io.patchcord.persistence;

import static java.util.Objects.requireNonNull;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hibernate.StatelessSession;
import org.hibernate.query.SelectionQuery;
import org.jspecify.annotations.Nullable;

/**
 * The audit entries: one can be added, and they can be read; there is nothing that changes or
 * deletes them. Only the conditions that are asked for are in the statement: with all of them and
 * {@code or … is null}, no index would be of use.
 */
public final class AuditTrail {
  private final StatelessSession session;

  AuditTrail(StatelessSession session) {
    this.session = requireNonNull(session, "session is null");
  }

  /** Stores one that is new. */
  public void add(AuditEntry entry) {
    session.insert(requireNonNull(entry, "entry is null"));
  }

  /**
   * Returns at most so many entries, the latest first.
   *
   * @param before the number of the last one of the page before; null for the beginning
   */
  public List<AuditEntry> find(AuditFilter filter, @Nullable Long before, int limit) {
    StringBuilder where = new StringBuilder();
    Map<String, Object> values = new LinkedHashMap<>();
    add(where, values, "e.actor = :actor", "actor", filter.actor());
    add(where, values, "e.action = :action", "action", filter.action());
    add(where, values, "e.objectType = :objectType", "objectType", filter.objectType());
    add(where, values, "e.objectId = :objectId", "objectId", filter.objectId());
    add(where, values, "e.at >= :from", "from", filter.from());
    add(where, values, "e.at < :to", "to", filter.to());
    add(where, values, "e.id < :before", "before", before);
    SelectionQuery<AuditEntry> query =
        session
            .createSelectionQuery(
                "from AuditEntry e" + where + " order by e.id desc", AuditEntry.class)
            .setMaxResults(limit);
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
      where.append(values.isEmpty() ? " where " : " and ").append(condition);
      values.put(name, value);
    }
  }
}
