package io.patchcord.gateway.switching;

import io.patchcord.esl.command.ApiCommand;
import io.patchcord.esl.command.Originate;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Writes a {@link DialRequest} as FreeSWITCH's {@code originate}, with the variables that were
 * measured to work (event-socket facts, "Click to dial, as it works on the real switch").
 *
 * <p>No {@code origination_uuid}: a line with two phones forks, both legs would get the same one
 * and the second phone would never ring. The legs are known by the call's id instead.
 */
final class OriginateCommand {
  private OriginateCommand() {}

  static ApiCommand of(
      DialRequest request, RingRule rule, Destination domain, Destination context) {
    Originate originate = toLine(request.line().value(), rule, domain);
    originate.variable(CallVariable.CALL_ID.variableName(), request.callId().toString());
    // Sorted, because the map's own order is another at each start.
    new TreeMap<>(request.variables())
        .forEach((variable, value) -> setName(originate, variable.variableName(), value));
    originate.export(
        Stream.of(CallVariable.CALL_ID, CallVariable.REQUEST_ID)
            .filter(one -> one == CallVariable.CALL_ID || request.variables().containsKey(one))
            .map(CallVariable::variableName)
            .toList());
    // What the agent's phone shows ...
    originate.variable("origination_caller_id_number", request.shownNumber().value());
    setName(originate, "origination_caller_id_name", request.shownName());
    // ... and what the other party sees; without this pair it would be the agent's extension.
    if (request.callerNumber() != null) {
      originate.variable("effective_caller_id_number", request.callerNumber().value());
      setName(originate, "effective_caller_id_name", request.callerName());
    }
    originate.variable("ignore_early_media", "true").timeout(request.agentRingTime());
    if (rule.autoAnswers()) {
      originate.variable("sip_auto_answer", "true");
    }
    return originate
        // Or the switch copies the auto-answer header to the other party's leg and to the carrier.
        .variable("sip_copy_custom_headers", "false")
        .variable("hangup_after_bridge", "true")
        .variable("call_timeout", Long.toString(request.otherRingTime().toSeconds()))
        .dial(request.number().value(), context.value());
  }

  static ApiCommand of(LegRequest request, RingRule rule, Destination domain, Destination gateway) {
    String number = request.number().value();
    Originate originate =
        request.isLine()
            ? toLine(number, rule, domain)
            : Originate.toGateway(
                gateway.value(), number.startsWith("+") ? number.substring(1) : number);
    new TreeMap<>(request.variables())
        .forEach((variable, value) -> setName(originate, variable.variableName(), value));
    originate.variable("origination_caller_id_number", request.shownNumber().value());
    setName(originate, "origination_caller_id_name", request.shownName());
    originate.variable("ignore_early_media", "true").timeout(request.ringTime());
    if (request.autoAnswer() && rule.autoAnswers()) {
      originate.variable("sip_auto_answer", "true");
    }
    LegRequest.Then then = request.then();
    return switch (then.what()) {
      // Or the leg would end with the first conversation that it is taken out of.
      case PARK -> originate.variable("park_after_bridge", "true").park();
      case INTERCEPT ->
          originate.variable("hangup_after_bridge", "true").run("intercept", then.of());
      case CONFERENCE -> originate.run("conference", then.of() + "@default");
      case EAVESDROP ->
          originate.variable("eavesdrop_enable_dtmf", "true").run("eavesdrop", then.of());
    };
  }

  /** Of a leg to another endpoint the switch does not know by itself whose phone it is. */
  private static Originate toLine(String line, RingRule rule, Destination domain) {
    return rule.endpoint() == null
        ? Originate.toLine(line, domain.value())
        : Originate.toUnchecked(rule.endpoint())
            .variable("presence_id", line + '@' + domain.value());
  }

  private static void setName(Originate originate, String name, DisplayName value) {
    if (!value.isEmpty()) {
      originate.variable(name, value.value());
    }
  }
}
