package io.patchcord.simulator.socket;

import io.patchcord.simulator.event.EventFormat;
import io.patchcord.simulator.event.EventNames;
import io.patchcord.simulator.event.SwitchEvent;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Which events a client wants, in which format, and through which filters. */
final class Subscription {
  /** More than any client needs, so that none fills the memory. */
  private static final int MAXIMUM_ENTRIES = 1000;

  private final Set<String> names = new HashSet<>();
  private final Set<String> subclasses = new HashSet<>();
  private final List<Filter> filters = new ArrayList<>();
  private EventFormat format = EventFormat.PLAIN;
  private boolean all;
  private boolean listening;

  private record Filter(String header, String value) {
    boolean matches(SwitchEvent event) {
      String actual = event.headers().get(header);
      return actual != null && actual.equalsIgnoreCase(value);
    }
  }

  EventFormat format() {
    return format;
  }

  /** The {@code event} command. */
  String subscribe(String arguments) {
    boolean custom = false;
    int keywords = 0;
    for (String word : arguments.split("\\s+")) {
      String name = word.toUpperCase(Locale.ROOT);
      if (keywords == 0 && name.equals("PLAIN")) {
        format = EventFormat.PLAIN;
      } else if (keywords == 0 && name.equals("JSON")) {
        format = EventFormat.JSON;
      } else if (keywords == 0 && name.equals("XML")) {
        format = EventFormat.XML;
      } else if (names.size() + subclasses.size() >= MAXIMUM_ENTRIES) {
        return "-ERR too many events";
      } else if (custom) {
        subclasses.add(word);
        keywords++;
      } else if (name.equals("ALL")) {
        all = true;
        keywords++;
      } else if (EventNames.isKnown(name)) {
        names.add(name);
        custom = name.equals("CUSTOM");
        keywords++;
      }
    }
    if (keywords == 0) {
      return "-ERR no keywords supplied";
    }
    listening = true;
    return "+OK event listener enabled " + format.word();
  }

  /** The {@code nixevent} command. */
  String unsubscribe(String arguments) {
    boolean custom = false;
    int keywords = 0;
    for (String word : arguments.split("\\s+")) {
      String name = word.toUpperCase(Locale.ROOT);
      if (custom) {
        subclasses.remove(word);
        keywords++;
      } else if (name.equals("CUSTOM")) {
        custom = true;
        keywords++;
      } else if (name.equals("ALL")) {
        clear();
        keywords++;
      } else if (EventNames.isKnown(name)) {
        names.remove(name);
        keywords++;
      }
    }
    return keywords == 0 ? "-ERR no keywords supplied" : "+OK events nixed";
  }

  /** The {@code noevents} command. */
  String unsubscribeAll() {
    if (!listening) {
      return "-ERR not listening for events";
    }
    listening = false;
    clear();
    return "+OK no longer listening for events";
  }

  private void clear() {
    all = false;
    names.clear();
    subclasses.clear();
  }

  /** The {@code filter} command. */
  String filter(String arguments) {
    String[] words = arguments.split("\\s+", 2);
    if (words.length < 2) {
      return "-ERR invalid syntax";
    }
    if (words[0].equalsIgnoreCase("delete")) {
      return deleteFilter(words[1]);
    }
    if (words[0].equalsIgnoreCase("add")) {
      words = (words[1] + " ").split("\\s+", 2);
      words[1] = words[1].strip();
    }
    if (filters.size() >= MAXIMUM_ENTRIES) {
      return "-ERR too many filters";
    }
    filters.add(new Filter(words[0], words[1]));
    return "+OK filter added. [" + words[0] + "]=[" + words[1] + "]";
  }

  private String deleteFilter(String arguments) {
    String[] words = arguments.split("\\s+", 2);
    String value = words.length < 2 ? "" : words[1];
    if (words[0].equalsIgnoreCase("all")) {
      filters.clear();
      return "+OK filter deleted. [all][" + value + "]";
    }
    filters.removeIf(
        filter ->
            filter.header().equals(words[0]) && (value.isEmpty() || filter.value().equals(value)));
    return "+OK filter deleted. [" + words[0] + "][" + value + "]";
  }

  /** Whether the client is to have that event. */
  boolean wants(SwitchEvent event) {
    return isSubscribed(event)
        && (filters.isEmpty() || filters.stream().anyMatch(filter -> filter.matches(event)));
  }

  private boolean isSubscribed(SwitchEvent event) {
    if (all) {
      return true;
    }
    String subclass = event.subclass();
    return names.contains(event.name()) && (subclass == null || subclasses.contains(subclass));
  }
}
