package io.patchcord.gateway.watch;

import static java.util.Objects.requireNonNull;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Two that are told the same.
 *
 * @param outer told first of a beginning, and last of an end
 */
public record TwoWatches(Watch outer, Watch inner) implements Watch {
  public TwoWatches {
    requireNonNull(outer, "outer is null");
    requireNonNull(inner, "inner is null");
  }

  @Override
  public Request request(String method, @Nullable String traceparent, String requestId) {
    Request first = outer.request(method, traceparent, requestId);
    Request second = inner.request(method, traceparent, requestId);
    return (operation, status) -> {
      second.ended(operation, status);
      first.ended(operation, status);
    };
  }

  @Override
  public Command command(String name, UUID callId, UUID commandId) {
    return new BothCommands(
        outer.command(name, callId, commandId), inner.command(name, callId, commandId));
  }

  @Override
  public Place here() {
    Place first = outer.here();
    Place second = inner.here();
    return command -> {
      Question one = first.ask(command);
      Question other = second.ask(command);
      return answer -> {
        other.answered(answer);
        one.answered(answer);
      };
    };
  }

  private record BothCommands(Command outer, Command inner) implements Command {
    @Override
    public void sending(Runnable send) {
      outer.sending(() -> inner.sending(send));
    }

    @Override
    public void confirmed() {
      inner.confirmed();
      outer.confirmed();
    }

    @Override
    public void failed(String code) {
      inner.failed(code);
      outer.failed(code);
    }
  }
}
