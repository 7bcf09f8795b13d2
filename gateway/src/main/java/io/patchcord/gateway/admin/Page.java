package io.patchcord.gateway.admin;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list.
 *
 * @param next where to go on; {@code null} at the end
 */
public record Page<T>(List<T> items, @Nullable String next) {
  /**
   * A page of at most so many.
   *
   * @param found one more, if there is one
   */
  static <T> Page<T> of(List<T> found, int limit, Function<T, String> cursor) {
    List<T> page = found.subList(0, Math.min(limit, found.size()));
    return new Page<>(
        List.copyOf(page), found.size() > limit ? cursor.apply(page.get(limit - 1)) : null);
  }

  /** The same, of something else. */
  public <R> Page<R> map(Function<T, R> to) {
    return new Page<>(items.stream().map(to).toList(), next);
  }
}
