package io.patchcord.gateway.switching;

import io.patchcord.esl.EslReply;
import io.patchcord.esl.command.ApiCommand;
import io.patchcord.esl.command.QueueCommands;
import io.patchcord.esl.command.QueueCommands.AgentNumber;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The queues of mod_callcenter. */
final class FreeSwitchQueues implements QueueSwitch {
  /** On the legs to agents that are Patchcord's: with it in the contact, they are known again. */
  private static final String MARK = CallVariable.AGENT.variableName();

  private static final String EXISTS = "already exist";

  private final Function<ApiCommand, CompletionStage<EslReply>> api;
  private final Supplier<Destination> domain;
  private final Function<String, RingRule> ringRules;

  /**
   * @param api sends a command; fails as this interface says
   * @param domain the SIP domain of the lines
   * @param ringRules how a line is rung, by its number
   */
  FreeSwitchQueues(
      Function<ApiCommand, CompletionStage<EslReply>> api,
      Supplier<Destination> domain,
      Function<String, RingRule> ringRules) {
    this.api = api;
    this.domain = domain;
    this.ringRules = ringRules;
  }

  @Override
  public boolean takesName(String name) {
    return QueueCommands.isName(name);
  }

  @Override
  public CompletionStage<List<QueueAgent>> agents() {
    return table(
        QueueCommands.listAgents(),
        row ->
            new QueueAgent(
                cell(row, "name"),
                cell(row, "contact"),
                QueueStatus.of(cell(row, "status")).orElse(null),
                cell(row, "state")));
  }

  @Override
  public CompletionStage<List<QueueTier>> tiers() {
    return table(
        QueueCommands.listTiers(), row -> new QueueTier(cell(row, "queue"), cell(row, "agent")));
  }

  @Override
  public CompletionStage<List<QueueCaller>> callers(String queue) {
    return table(
        QueueCommands.listMembers(queue),
        row -> {
          // The table keeps who gave up for a while, and has those who talk.
          String state = cell(row, "state");
          Instant joined = QueuedLeg.epoch(cell(row, "joined_epoch"));
          boolean waits = state.equals("Waiting") || state.equals("Trying");
          return waits && joined != null ? new QueueCaller(cell(row, "uuid"), joined) : null;
        });
  }

  @Override
  public CompletionStage<Void> addAgent(String agent) {
    return send(QueueCommands.addAgent(agent));
  }

  @Override
  public CompletionStage<Void> setRinging(String agent, Destination line, Ringing ringing) {
    long pause = ringing.pause().toSeconds();
    List<ApiCommand> commands =
        List.of(
            QueueCommands.setContact(agent, contact(agent, line, ringing)),
            QueueCommands.setNumber(agent, AgentNumber.MAX_NO_ANSWER, ringing.maxMissed()),
            QueueCommands.setNumber(agent, AgentNumber.NO_ANSWER_DELAY_TIME, pause),
            QueueCommands.setNumber(agent, AgentNumber.REJECT_DELAY_TIME, pause),
            QueueCommands.setNumber(agent, AgentNumber.BUSY_DELAY_TIME, pause),
            QueueCommands.setNumber(agent, AgentNumber.WRAP_UP_TIME, ringing.rest().toSeconds()));
    CompletableFuture<?>[] sent =
        commands.stream()
            .map(command -> send(command).toCompletableFuture())
            .toArray(CompletableFuture[]::new);
    return CompletableFuture.allOf(sent);
  }

  @Override
  public String contact(String agent, Destination line, Ringing ringing) {
    String endpoint = ringRules.apply(line.value()).endpoint();
    String at = domain.get().value();
    return endpoint == null
        ? QueueCommands.contact(line.value(), at, ringing.ringTime(), Map.of(MARK, agent))
        : QueueCommands.contactUnchecked(
            endpoint,
            ringing.ringTime(),
            Map.of(MARK, agent, "presence_id", line.value() + '@' + at));
  }

  @Override
  public boolean isOurs(String agent, String contact) {
    return contact.contains(MARK + '=' + agent + ']') || contact.contains(MARK + '=' + agent + ',');
  }

  @Override
  public CompletionStage<Void> removeAgent(String agent) {
    return send(QueueCommands.removeAgent(agent));
  }

  @Override
  public CompletionStage<Void> addTier(String queue, String agent) {
    return send(QueueCommands.addTier(queue, agent));
  }

  @Override
  public CompletionStage<Void> removeTier(String queue, String agent) {
    return send(QueueCommands.removeTier(queue, agent));
  }

  @Override
  public CompletionStage<Void> setStatus(String agent, QueueStatus status) {
    return send(
        QueueCommands.setStatus(
            agent,
            switch (status) {
              case AVAILABLE -> QueueCommands.AgentStatus.AVAILABLE;
              case AVAILABLE_ON_DEMAND -> QueueCommands.AgentStatus.AVAILABLE_ON_DEMAND;
              case ON_BREAK -> QueueCommands.AgentStatus.ON_BREAK;
              case LOGGED_OUT -> QueueCommands.AgentStatus.LOGGED_OUT;
            }));
  }

  @Override
  public CompletionStage<Void> setState(String agent, boolean waiting) {
    return send(
        QueueCommands.setState(
            agent, waiting ? QueueCommands.AgentState.WAITING : QueueCommands.AgentState.IDLE));
  }

  private CompletionStage<Void> send(ApiCommand command) {
    return api.apply(command)
        .thenAccept(
            reply -> {
              if (!reply.ok() && !reply.text().contains(EXISTS)) {
                throw refused(reply);
              }
            });
  }

  private <T> CompletionStage<List<T>> table(
      ApiCommand command, Function<Map<String, String>, @Nullable T> read) {
    return api.apply(command)
        .thenApply(
            reply -> {
              if (!reply.ok()) {
                throw refused(reply);
              }
              List<T> found = new ArrayList<>();
              for (Map<String, String> row : ReplyTable.rows(reply.text())) {
                T one = read.apply(row);
                if (one != null) {
                  found.add(one);
                }
              }
              return found;
            });
  }

  private static String cell(Map<String, String> row, String name) {
    return row.getOrDefault(name, "");
  }

  private static SwitchCommandException refused(EslReply reply) {
    return new SwitchCommandException(SwitchCommandException.Reason.REFUSED, reply.text().strip());
  }
}
