package io.patchcord.simulator.socket;

import static java.util.Objects.requireNonNull;

import io.patchcord.simulator.api.ApiCommands;
import io.patchcord.simulator.core.SwitchThread;
import io.patchcord.simulator.event.EventBus;
import io.patchcord.simulator.event.EventListener;
import io.patchcord.simulator.event.LogLevel;
import io.patchcord.simulator.event.SwitchEvent;
import io.patchcord.simulator.event.SwitchLog;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What one client may do and is told, on the switch's thread. */
final class Session implements EventListener, SwitchLog.Reader {
  private static final String NOT_FOUND = "-ERR command not found";

  private final SessionContext context;
  private final Connection connection;
  private final Subscription subscription = new Subscription();
  private final Deque<Command> waitingCommands = new ArrayDeque<>();
  private final Deque<SwitchEvent> waitingEvents = new ArrayDeque<>();
  private boolean authenticated;
  private @Nullable LogLevel logLevel;
  private boolean apiRunning;
  private boolean ended;

  /** What every session needs of the switch. */
  record SessionContext(
      SwitchThread thread,
      EventBus bus,
      SwitchLog log,
      ApiCommands api,
      BackgroundJobs jobs,
      Misbehaviour misbehaviour,
      String password) {}

  Session(SessionContext context, Connection connection) {
    this.context = requireNonNull(context, "context is null");
    this.connection = requireNonNull(connection, "connection is null");
  }

  /** The client is there. */
  void begin() {
    context.bus().add(this);
    send(Frames.AUTH_REQUEST);
  }

  boolean isAuthenticated() {
    return authenticated;
  }

  /** Says the last word and closes. */
  void end(byte[] notice) {
    if (!ended) {
      send(notice);
      forget();
      connection.closeAfterSending();
    }
  }

  /** The client is gone. */
  void forget() {
    ended = true;
    context.bus().remove(this);
    context.log().remove(this);
  }

  /** Takes one command; it may have to wait for the one before. */
  void accept(Command command) {
    if (ended) {
      connection.commandDone();
    } else if (context.misbehaviour().isStalled() && !isForTheSimulator(command)) {
      context.misbehaviour().afterStall(() -> accept(command));
    } else if (apiRunning) {
      waitingCommands.add(command);
    } else {
      handle(command);
    }
  }

  private static boolean isForTheSimulator(Command command) {
    return command.verb().equals("api") && command.arguments().startsWith("simulate");
  }

  private void handle(Command command) {
    String verb = command.verb();
    if (verb.equals("exit")) {
      reply("+OK bye");
      end(Frames.GOODBYE);
    } else if (!authenticated) {
      authenticate(command);
    } else if (verb.equals("api")) {
      runApi(command);
      return;
    } else if (verb.equals("bgapi")) {
      runJob(command);
    } else {
      reply(result(verb, command.arguments()));
    }
    connection.commandDone();
  }

  private String result(String verb, String arguments) {
    return switch (verb) {
      case "event" -> subscription.subscribe(arguments);
      case "nixevent" -> subscription.unsubscribe(arguments);
      case "noevents" -> subscription.unsubscribeAll();
      // The real one looks for the word and a blank.
      case "filter" -> arguments.isEmpty() ? NOT_FOUND : subscription.filter(arguments);
      case "log" -> log(arguments);
      case "nolog" -> noLog();
      case "linger", "nolinger" -> "-ERR not controlling a session";
      case "divert_events" -> "-ERR not controlling a session.";
      case "sendmsg" -> "-ERR invalid session id [" + arguments + "]";
      default -> NOT_FOUND;
    };
  }

  private void authenticate(Command command) {
    if (!command.verb().equals("auth")) {
      reply(NOT_FOUND);
    } else if (command.arguments().equals(context.password())) {
      authenticated = true;
      reply("+OK accepted");
    } else {
      reply("-ERR invalid");
      end(Frames.GOODBYE);
    }
  }

  private String log(String arguments) {
    Optional<LogLevel> level =
        arguments.isEmpty() ? Optional.of(LogLevel.DEBUG) : LogLevel.of(arguments);
    if (level.isEmpty()) {
      return "-ERR invalid log level";
    }
    if (logLevel == null) {
      context.log().add(this);
    }
    logLevel = level.get();
    return "+OK log level " + arguments + " [" + level.get().number() + "]";
  }

  private String noLog() {
    if (logLevel == null) {
      return "-ERR not loging";
    }
    logLevel = null;
    context.log().remove(this);
    return "+OK no longer logging";
  }

  /**
   * Until the result is there, this client has no event and no other reply, as on a real switch.
   */
  private void runApi(Command command) {
    apiRunning = true;
    context
        .api()
        .run(command.arguments())
        .thenAccept(
            result -> {
              if (isForTheSimulator(command)
                  || !context.misbehaviour().dropsReply(command.arguments())) {
                send(Frames.apiResponse(result));
              }
              connection.commandDone();
              apiRunning = false;
              catchUp();
            });
  }

  private void catchUp() {
    SwitchEvent event = waitingEvents.poll();
    while (event != null) {
      onEvent(event);
      event = waitingEvents.poll();
    }
    while (!apiRunning && !waitingCommands.isEmpty()) {
      accept(waitingCommands.remove());
    }
  }

  private void runJob(Command command) {
    String uuid = command.header("job-uuid").orElseGet(BackgroundJobs::newUuid);
    if (!context.misbehaviour().dropsReply(command.arguments())) {
      send(Frames.jobReply(uuid));
    }
    context.thread().execute(() -> context.jobs().run(uuid, command.arguments()));
  }

  private void reply(String text) {
    if (!context.misbehaviour().dropsReply("")) {
      send(Frames.reply(text));
    }
  }

  @Override
  public void onLine(LogLevel level, String line) {
    if (!ended && logLevel != null && level.compareTo(logLevel) <= 0) {
      send(Frames.log(level, line));
    }
  }

  @Override
  public void onEvent(SwitchEvent event) {
    if (!authenticated || ended || !subscription.wants(event)) {
      return;
    }
    if (!apiRunning) {
      send(event.frame(subscription.format()));
    } else if (waitingEvents.size() < connection.maximumWaitingEvents()) {
      waitingEvents.add(event);
    } else {
      connection.closeAtOnce();
    }
  }

  private void send(byte[] frame) {
    if (!ended && !connection.send(frame)) {
      forget();
      connection.closeAtOnce();
    }
  }
}
