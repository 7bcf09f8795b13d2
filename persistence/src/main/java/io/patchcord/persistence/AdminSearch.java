package io.patchcord.persistence;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hibernate.StatelessSession;
import org.hibernate.query.SelectionQuery;
import org.jspecify.annotations.Nullable;

/**
 * Lists agents, lines, assignments and keys by what admins ask for. Only the conditions that are
 * asked for are in the statement: with all of them and {@code or … is null}, no index would be of
 * use.
 */
public final class AdminSearch {
  private static final String WORDS = "words";

  private final StatelessSession session;

  AdminSearch(StatelessSession session) {
    this.session = requireNonNull(session, "session is null");
  }

  /**
   * Which assignments to list: those that fit everything that is not null.
   *
   * @param agent the username as stored
   * @param line the line's number
   * @param callCenter the internal name
   * @param live whether it has not ended
   * @param words what the agent's username or name, or the line's number, has in it
   */
  public record AssignmentFilter(
      @Nullable String agent,
      @Nullable String line,
      @Nullable String callCenter,
      @Nullable Boolean live,
      @Nullable String words) {}

  /**
   * Returns at most so many agents, by username.
   *
   * @param words what the username, the name or the address has in it, whatever its case; null for
   *     all
   * @param ended whether to list those who have left, and no others
   * @param after the last username of the page before; "" for the beginning
   */
  public List<Agent> agents(@Nullable String words, boolean ended, String after, int limit) {
    Conditions where = new Conditions();
    where.add("x.username > :after", "after", after);
    where.add(ended ? "x.endedAt is not null" : "x.endedAt is null");
    if (words != null) {
      where.add(
          "(x.username like :words escape '\\' or lower(x.displayName) like :words escape '\\'"
              + " or lower(x.email) like :words escape '\\')",
          WORDS,
          pattern(words));
    }
    return where.list("from Agent x", "x.username", Agent.class, limit);
  }

  /**
   * Returns at most so many lines, by number.
   *
   * @param words what the number or the description has in it, whatever its case; null for all
   * @param free whether to list only those on which nobody works
   * @param ended whether to list those out of use, and no others
   * @param after the last number of the page before; "" for the beginning
   */
  public List<Line> lines(
      @Nullable String words, boolean free, boolean ended, String after, int limit) {
    Conditions where = new Conditions();
    where.add("x.number > :after", "after", after);
    where.add(ended ? "x.endedAt is not null" : "x.endedAt is null");
    if (free) {
      where.add("not exists (select 1 from Assignment a where a.line = x and a.live)");
    }
    if (words != null) {
      where.add(
          "(x.number like :words escape '\\' or lower(x.description) like :words escape '\\')",
          WORDS,
          pattern(words));
    }
    return where.list("from Line x", "x.number", Line.class, limit);
  }

  /**
   * Returns at most so many assignments, the latest first, each with its agent, line and call
   * center.
   *
   * @param before the position of the last one of the page before; null for the beginning
   */
  public List<Assignment> assignments(AssignmentFilter filter, @Nullable Long before, int limit) {
    Conditions where = new Conditions();
    where.addIfPresent("g.username = :agent", "agent", filter.agent());
    where.addIfPresent("l.number = :line", "line", filter.line());
    where.addIfPresent("c.internalName = :callCenter", "callCenter", filter.callCenter());
    where.addIfPresent("x.id < :before", "before", before);
    if (filter.live() != null) {
      where.add(filter.live() ? "x.live" : "x.live is null");
    }
    if (filter.words() != null) {
      where.add(
          "(g.username like :words escape '\\' or lower(g.displayName) like :words escape '\\'"
              + " or l.number like :words escape '\\')",
          WORDS,
          pattern(filter.words()));
    }
    return where.list(
        "from Assignment x join fetch x.agent g join fetch x.line l join fetch x.callCenter c",
        "x.id desc",
        Assignment.class,
        limit);
  }

  /**
   * Returns at most so many keys, by prefix, each with its agent.
   *
   * @param words what the prefix, the name or the agent's username has in it; null for all
   * @param activeAt whether to list only those that open something at this moment; null for all
   * @param after the last prefix of the page before; "" for the beginning
   */
  public List<ApiKey> keys(
      @Nullable String words, @Nullable Instant activeAt, String after, int limit) {
    Conditions where = new Conditions();
    where.add("x.prefix > :after", "after", after);
    where.addIfPresent(
        "x.revokedAt is null and (x.expiresAt is null or x.expiresAt > :now)", "now", activeAt);
    if (words != null) {
      where.add(
          "(lower(x.prefix) like :words escape '\\' or lower(x.name) like :words escape '\\'"
              + " or g.username like :words escape '\\')",
          WORDS,
          pattern(words));
    }
    return where.list("from ApiKey x left join fetch x.agent g", "x.prefix", ApiKey.class, limit);
  }

  /** What has the words in it; a percent sign in them is one. */
  private static String pattern(String words) {
    String literal = words.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    return "%" + literal.toLowerCase(Locale.ROOT) + "%";
  }

  private final class Conditions {
    private final StringBuilder text = new StringBuilder();
    private final Map<String, Object> values = new LinkedHashMap<>();

    void add(String condition) {
      text.append(text.isEmpty() ? " where " : " and ").append(condition);
    }

    void add(String condition, String name, Object value) {
      add(condition);
      values.put(name, value);
    }

    void addIfPresent(String condition, String name, @Nullable Object value) {
      if (value != null) {
        add(condition, name, value);
      }
    }

    <T> List<T> list(String from, String order, Class<T> type, int limit) {
      SelectionQuery<T> query =
          session
              .createSelectionQuery(from + text + " order by " + order, type)
              .setMaxResults(limit);
      values.forEach(query::setParameter);
      return query.getResultList();
    }
  }
}
