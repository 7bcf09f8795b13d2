package io.patchcord.simulator.simulate;

import static java.util.Objects.requireNonNull;

import io.patchcord.simulator.core.Surroundings;
import io.patchcord.simulator.event.EventLoss;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.function.IntSupplier;
import java.util.function.ObjIntConsumer;

/** What goes wrong: the switch stalls, forgets replies, loses events, or dies and comes back. */
public final class FaultVerbs {
  private final Consumer<Boolean> stall;
  private final IntSupplier stalled;
  private final ObjIntConsumer<String> dropReplies;
  private final EventLoss eventLoss;
  private final Consumer<Boolean> crash;
  private final Surroundings surroundings;

  /**
   * The faults of that switch.
   *
   * @param stall stops every command, or lets them go on
   * @param stalled how many commands wait for that
   * @param dropReplies carries out so many commands, of that name if it has one, without a reply
   * @param crash restarts the switch, with the calls that were up if that is true
   * @param surroundings its trunk and its clock
   */
  public FaultVerbs(
      Consumer<Boolean> stall,
      IntSupplier stalled,
      ObjIntConsumer<String> dropReplies,
      EventLoss eventLoss,
      Consumer<Boolean> crash,
      Surroundings surroundings) {
    this.surroundings = requireNonNull(surroundings, "surroundings is null");
    this.stall = requireNonNull(stall, "stall is null");
    this.stalled = requireNonNull(stalled, "stalled is null");
    this.dropReplies = requireNonNull(dropReplies, "dropReplies is null");
    this.eventLoss = requireNonNull(eventLoss, "eventLoss is null");
    this.crash = requireNonNull(crash, "crash is null");
  }

  void addTo(SimulateCommand command) {
    command
        .add("stall", "on|off", this::stall)
        .add("stalled", "", words -> Optional.of("+OK " + stalled.getAsInt() + "\n"))
        .add("drop-replies", "COUNT [COMMAND]", this::dropReplies)
        .add("drop-events", "COUNT|on|off", this::dropEvents)
        .add("lose-event", "NAME", this::loseEvent)
        .add("crash", "[recover]", this::crash)
        .add("trunk", "STATE UP|DOWN", this::trunk)
        .add("clock", "SECONDS", this::clock);
  }

  private Optional<String> trunk(List<String> words) {
    if (words.size() != 2
        || !words.get(0).matches("[A-Z_]{1,20}")
        || !List.of("UP", "DOWN").contains(words.get(1))) {
      return Optional.empty();
    }
    surroundings.changeTrunk(words.get(0), words.get(1));
    return Optional.of(Verb.DONE);
  }

  private Optional<String> clock(List<String> words) {
    if (words.size() != 1 || !words.get(0).matches("-?[0-9]{1,6}")) {
      return Optional.empty();
    }
    surroundings.changeClock(Long.parseLong(words.get(0)));
    return Optional.of(Verb.DONE);
  }

  private Optional<String> stall(List<String> words) {
    if (words.size() != 1 || !List.of("on", "off").contains(words.get(0))) {
      return Optional.empty();
    }
    stall.accept(words.get(0).equals("on"));
    return Optional.of(Verb.DONE);
  }

  private static Optional<String> counted(List<String> words, IntConsumer action) {
    if (words.size() != 1 || !words.get(0).matches("[0-9]{1,6}")) {
      return Optional.empty();
    }
    action.accept(Integer.parseInt(words.get(0)));
    return Optional.of(Verb.DONE);
  }

  private Optional<String> dropReplies(List<String> words) {
    String command = words.size() == 2 ? words.get(1) : "";
    return counted(
        words.size() == 2 ? words.subList(0, 1) : words,
        count -> dropReplies.accept(command, count));
  }

  private Optional<String> dropEvents(List<String> words) {
    if (words.size() == 1 && List.of("on", "off").contains(words.get(0))) {
      eventLoss.all(words.get(0).equals("on"));
      return Optional.of(Verb.DONE);
    }
    return counted(words, eventLoss::next);
  }

  private Optional<String> loseEvent(List<String> words) {
    if (words.size() != 1) {
      return Optional.empty();
    }
    eventLoss.named(words.get(0).toUpperCase(Locale.ROOT));
    return Optional.of(Verb.DONE);
  }

  private Optional<String> crash(List<String> words) {
    boolean recover = words.equals(List.of("recover"));
    if (!recover && !words.isEmpty()) {
      return Optional.empty();
    }
    crash.accept(recover);
    return Optional.of(Verb.DONE);
  }
}
