package io.patchcord.gateway.callcenter.store;

import static java.util.Objects.requireNonNull;

import io.patchcord.gateway.callcenter.definition.CallCenterDefinition;
import io.patchcord.gateway.callcenter.definition.CallCenterDefinition.Item;
import io.patchcord.gateway.callcenter.definition.CallCenterDefinition.Section;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How one definition differs from the one before, in one place.
 *
 * @param path {@code PatchcordWork/wrapUpSeconds}, or the section alone
 * @param before what was there: the value, or the label or order for a change of those; {@code
 *     null} for nothing
 * @param after what is there now, likewise
 */
public record DefinitionChange(
    String path, Kind kind, @Nullable String before, @Nullable String after) {

  /** What differs. */
  public enum Kind {
    ADDED,
    REMOVED,
    VALUE,
    LABEL,
    /** The sort order, or the place in the file. */
    ORDER
  }

  public DefinitionChange {
    requireNonNull(path, "path is null");
    requireNonNull(kind, "kind is null");
  }

  /** A section or item, without what is in it. */
  private record Place(String label, String order, String value) {}

  /**
   * Returns all differences, in the order of the new definition, and what was removed at the end.
   *
   * @param before {@code null} for none
   */
  public static List<DefinitionChange> between(
      @Nullable CallCenterDefinition before, CallCenterDefinition after) {
    Map<String, Place> old = before == null ? Map.of() : places(before);
    Map<String, Place> now = places(after);
    List<DefinitionChange> changes = new ArrayList<>();
    now.forEach(
        (path, place) -> {
          Place was = old.get(path);
          if (was == null) {
            changes.add(new DefinitionChange(path, Kind.ADDED, null, place.value()));
          } else {
            addIfOther(changes, path, Kind.VALUE, was.value(), place.value());
            addIfOther(changes, path, Kind.LABEL, was.label(), place.label());
            addIfOther(changes, path, Kind.ORDER, was.order(), place.order());
          }
        });
    old.forEach(
        (path, place) -> {
          if (!now.containsKey(path)) {
            changes.add(new DefinitionChange(path, Kind.REMOVED, place.value(), null));
          }
        });
    if (changes.isEmpty() && before != null && !before.equals(after)) {
      changes.add(
          new DefinitionChange("callCenter", Kind.ORDER, "as it was", "another order in the file"));
    }
    return changes;
  }

  private static void addIfOther(
      List<DefinitionChange> changes, String path, Kind kind, String before, String after) {
    if (!before.equals(after)) {
      changes.add(new DefinitionChange(path, kind, before, after));
    }
  }

  private static Map<String, Place> places(CallCenterDefinition definition) {
    Map<String, Place> places = new LinkedHashMap<>();
    for (Section section : definition.sections()) {
      places.put(section.name(), new Place(section.label(), "" + section.sortOrder(), ""));
      for (Item item : section.items()) {
        places.put(
            section.name() + "/" + item.name(),
            new Place(item.label(), "" + item.sortOrder(), item.value()));
      }
    }
    return places;
  }
}
