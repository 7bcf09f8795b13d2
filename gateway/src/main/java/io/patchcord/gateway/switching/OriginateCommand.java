package io.patchcord.gateway.switching;

import io.patchcord.esl.EslCommand;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * Writes a {@link DialRequest} as FreeSWITCH's {@code originate}, with the variables that were
 * measured to work (event-socket facts, "Click to dial, as it works on the real switch").
 *
 * <p>No {@code origination_uuid}: a line with two phones forks, both legs would get the same one
 * and the second phone would never ring. The legs are known by the call's id instead.
 */
final class OriginateCommand {
  private OriginateCommand() {}

  static EslCommand of(DialRequest request, Destination domain, Destination context) {
    List<String> variables = new ArrayList<>();
    set(variables, CallVariable.CALL_ID.variableName(), request.callId().toString());
    // Sorted, because the map's own order is another at each start.
    new TreeMap<>(request.variables())
        .forEach((variable, value) -> setName(variables, variable.variableName(), value));
    set(variables, "export_vars", CallVariable.CALL_ID.variableName());
    // What the agent's phone shows ...
    set(variables, "origination_caller_id_number", request.shownNumber().value());
    setName(variables, "origination_caller_id_name", request.shownName());
    // ... and what the other party sees; without this pair it would be the agent's extension.
    if (request.callerNumber() != null) {
      set(variables, "effective_caller_id_number", request.callerNumber().value());
      setName(variables, "effective_caller_id_name", request.callerName());
    }
    set(variables, "ignore_early_media", "true");
    set(variables, "originate_timeout", Long.toString(request.agentRingTime().toSeconds()));
    set(variables, "sip_auto_answer", "true");
    // Or the switch copies the auto-answer header to the other party's leg and to the carrier.
    set(variables, "sip_copy_custom_headers", "false");
    set(variables, "hangup_after_bridge", "true");
    set(variables, "call_timeout", Long.toString(request.otherRingTime().toSeconds()));
    return EslCommand.api(
        "originate",
        "{"
            + String.join(",", variables)
            + "}user/"
            + request.line().value()
            + "@"
            + domain.value(),
        request.number().value(),
        "XML",
        context.value());
  }

  private static void set(List<String> variables, String name, String value) {
    variables.add(name + "=" + value);
  }

  /** Quotes protect the spaces of a name, and nothing else: the rest is dropped before. */
  private static void setName(List<String> variables, String name, DisplayName value) {
    if (!value.isEmpty()) {
      set(variables, name, "'" + value.value() + "'");
    }
  }
}
