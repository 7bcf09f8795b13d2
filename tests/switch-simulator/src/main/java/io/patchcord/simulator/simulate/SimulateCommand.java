package io.patchcord.simulator.simulate;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The command {@code simulate}: finds the verb, and says which there are if there is no such. */
public final class SimulateCommand {
  private record Use(String usage, Verb verb) {}

  private final Map<String, Use> uses = new LinkedHashMap<>();

  /** With those verbs. */
  public SimulateCommand(
      PeopleVerbs people, PhoneVerbs phones, FaultVerbs faults, Picture picture) {
    people.addTo(this);
    phones.addTo(this);
    faults.addTo(this);
    add("picture", "", words -> Optional.of(picture.draw() + "\n"));
  }

  /** Adds a verb. */
  SimulateCommand add(String name, String arguments, Verb verb) {
    uses.put(name, new Use((name + " " + arguments).strip(), verb));
    return this;
  }

  /** Runs it. */
  public String run(String arguments) {
    List<String> words = Arrays.asList(arguments.strip().split("\\s+"));
    Use use = uses.get(words.get(0));
    if (use == null) {
      return usage();
    }
    return use.verb().run(words.subList(1, words.size())).orElse("-USAGE: " + use.usage() + "\n");
  }

  private String usage() {
    return "-USAGE: " + String.join(" | ", uses.values().stream().map(Use::usage).toList()) + "\n";
  }
}
