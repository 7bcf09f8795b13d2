package io.patchcord.gateway.watch;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/** Keeps what it is told of commands. */
public final class RecordingWatch implements Watch {
  private final List<String> told = new ArrayList<>();

  /** What it was told until now, the oldest first; goes on growing. */
  public List<String> told() {
    return told;
  }

  @Override
  public Request request(String method, @Nullable String traceparent, String requestId) {
    throw new AssertionError("a call knows of no request");
  }

  @Override
  public Place here() {
    return Watch.NONE.here();
  }

  @Override
  public Command command(String name, UUID callId, UUID commandId) {
    told.add(name);
    return new Command() {
      @Override
      public void sending(Runnable send) {
        told.add(name + " is sent for " + MDC.get("requestId"));
        send.run();
      }

      @Override
      public void confirmed() {
        told.add(name + " confirmed");
      }

      @Override
      public void failed(String code) {
        told.add(name + " failed: " + code);
      }
    };
  }
}
