package io.patchcord.systemtests;

import static io.patchcord.systemtests.PictureComparison.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How everything stands.
 *
 * @param picture the switch's word
 * @param calls the gateway's: the live calls of everybody, the oldest first
 * @param ended the last call of each agent that ended, by username
 */
record Situation(SwitchPicture picture, List<JsonNode> calls, Map<String, JsonNode> ended) {
  static final String ENDED = "ended";
  static final String PARKED = "parked";

  List<JsonNode> callsOf(String agent) {
    return calls.stream().filter(call -> text(call, "/agent").equals(agent)).toList();
  }

  List<JsonNode> parked() {
    return calls.stream().filter(call -> text(call, "/state").equals("PARKED")).toList();
  }

  /** The call that the step names. */
  Optional<JsonNode> callOf(Step step) {
    String owner = step.targetOwner();
    if (step.target().endsWith("#" + ENDED)) {
      return Optional.ofNullable(ended.get(owner));
    }
    List<JsonNode> named = owner.equals(PARKED) ? parked() : callsOf(owner);
    return step.targetPlace().filter(place -> place < named.size()).map(named::get);
  }

  /** The leg that the step names. */
  Optional<SwitchPicture.Leg> legOf(Step step) {
    List<SwitchPicture.Leg> named = picture.of(step.targetOwner());
    return step.targetPlace().filter(place -> place < named.size()).map(named::get);
  }

  Optional<JsonNode> call(String id) {
    return calls.stream().filter(call -> text(call, "/id").equals(id)).findFirst();
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("  the switch:\n");
    picture.legs().forEach(leg -> text.append("    ").append(leg).append('\n'));
    text.append("  the gateway:\n");
    calls.forEach(call -> text.append("    ").append(PictureComparison.shortly(call)).append('\n'));
    text.append("  ended last:\n");
    ended
        .values()
        .forEach(
            call ->
                text.append("    ")
                    .append(PictureComparison.shortly(call))
                    .append(' ')
                    .append(call.at("/cause/code").asText())
                    .append('\n'));
    return text.toString();
  }
}
