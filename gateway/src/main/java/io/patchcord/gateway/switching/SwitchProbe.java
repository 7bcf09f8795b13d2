package io.patchcord.gateway.switching;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.patchcord.esl.EslAuthenticationException;
import io.patchcord.esl.EslConnection;
import io.patchcord.esl.EslException;
import io.patchcord.esl.EslRejectedException;
import io.patchcord.esl.EslReply;
import io.patchcord.esl.EslSettings;
import io.patchcord.esl.EslTimeouts;
import io.patchcord.esl.command.ApiCommand;
import io.patchcord.esl.command.QueueCommands;
import io.patchcord.esl.command.SwitchCommands;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A connection of its own, for somebody who looks for a fault: asks a switch, and changes nothing
 * there. Every method blocks, for a few seconds at most, and throws {@link SwitchProbeException}.
 */
public final class SwitchProbe implements AutoCloseable {
  /** A switch that is well answers within milliseconds; one on a busy machine is not ill. */
  private static final Duration DEADLINE = Duration.ofSeconds(10);

  private static final ObjectMapper JSON = new ObjectMapper();

  private final FreeSwitchSettings settings;
  private final EslConnection connection;

  private SwitchProbe(FreeSwitchSettings settings, EslConnection connection) {
    this.settings = settings;
    this.connection = connection;
  }

  /** Connects and signs in. */
  public static SwitchProbe open(FreeSwitchSettings settings) {
    requireNonNull(settings, "settings is null");
    EslSettings how =
        EslSettings.builder(settings.host(), settings.port(), settings.password())
            .timeouts(EslTimeouts.defaults().withConnect(DEADLINE).withReply(DEADLINE))
            .build();
    return new SwitchProbe(settings, await(EslConnection.open(how, event -> {})));
  }

  /** Host and port of its Event Socket. */
  public String address() {
    return settings.address();
  }

  /** What it calls itself, {@code FreeSWITCH Version 1.10.12…}. */
  public String version() {
    return ask(SwitchCommands.version()).text().strip();
  }

  /** Its clock, to the second. */
  public Instant clock() {
    String text = ask(SwitchCommands.epochSeconds()).text().strip();
    if (!text.matches("[0-9]{1,12}")) {
      throw unreadable("its clock");
    }
    return Instant.ofEpochSecond(Long.parseLong(text));
  }

  /** The SIP domain of the lines, as it is set or as the switch says; empty where neither does. */
  public String domain() {
    Destination set = settings.domain();
    if (set != null) {
      return set.value();
    }
    EslReply reply = ask(SwitchCommands.globalVariable("domain"));
    return reply.ok() ? reply.text().strip() : "";
  }

  /** How many users its directory has in that domain. */
  public int usersOf(String domain) {
    try {
      return ReplyTable.rows(ask(SwitchCommands.listUsers(domain)).text()).size();
    } catch (IllegalArgumentException refused) {
      throw new SwitchProbeException(
          SwitchProbeException.Kind.UNEXPECTED,
          "The switch's domain has a character that no domain has");
    }
  }

  /** The numbers that have a phone. */
  public Set<String> registered() {
    try {
      Set<String> numbers = new HashSet<>();
      for (JsonNode row :
          JSON.readTree(ask(SwitchCommands.showRegistrations()).text()).path("rows")) {
        numbers.add(row.path("reg_user").asText());
      }
      return numbers;
    } catch (JsonProcessingException e) {
      throw unreadable("its registrations");
    }
  }

  /** What the trunk is called by which people outside are reached without a dialplan. */
  public String trunkName() {
    return settings.gateway().value();
  }

  /** How that trunk stands; empty where there is none of the name. */
  public Optional<Trunk> trunk() {
    String text = ask(SwitchCommands.gatewayStatus(trunkName())).text();
    String state = value(text, "State");
    return state.isEmpty()
        ? Optional.empty()
        : Optional.of(new Trunk(state, value(text, "Status").split(" ", 2)[0]));
  }

  /** Whether mod_callcenter is loaded. */
  public boolean hasQueues() {
    return ask(QueueCommands.listAgents()).ok();
  }

  /** The line is a name, a tab and a value; the reply also has the password, which stays here. */
  private static String value(String text, String name) {
    return text.lines()
        .map(line -> line.split("\t", 2))
        .filter(pair -> pair.length == 2 && pair[0].strip().equals(name))
        .map(pair -> pair[1].strip())
        .findFirst()
        .orElse("");
  }

  private EslReply ask(ApiCommand command) {
    return await(connection.send(command));
  }

  private static SwitchProbeException unreadable(String what) {
    return new SwitchProbeException(
        SwitchProbeException.Kind.UNEXPECTED, "The switch's answer about " + what + " is unknown");
  }

  private static <T> T await(CompletionStage<T> answer) {
    try {
      // Each answer has its own deadline; this is for a fault in ours.
      return answer.toCompletableFuture().get(2 * DEADLINE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SwitchProbeException(SwitchProbeException.Kind.UNEXPECTED, "It was interrupted");
    } catch (TimeoutException e) {
      throw new SwitchProbeException(
          SwitchProbeException.Kind.UNREACHABLE, "The switch did not answer in time");
    } catch (ExecutionException e) {
      if (e.getCause() instanceof EslException told) {
        throw new SwitchProbeException(kind(told), String.valueOf(told.getMessage()));
      }
      throw new IllegalStateException("the switch could not be asked", e.getCause());
    }
  }

  private static SwitchProbeException.Kind kind(EslException told) {
    if (told instanceof EslAuthenticationException) {
      return SwitchProbeException.Kind.WRONG_PASSWORD;
    }
    return told instanceof EslRejectedException
        ? SwitchProbeException.Kind.NOT_ON_ACCESS_LIST
        : SwitchProbeException.Kind.UNREACHABLE;
  }

  @Override
  public void close() {
    connection.close();
  }
}
