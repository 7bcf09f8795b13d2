package io.patchcord.gateway.watch;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Told of work where it begins and where it ends. What it is told are names out of the program and
 * ids: never a number or a name of a person. Called by any thread, also under locks: must be quick,
 * must not block, must not throw.
 */
public interface Watch {
  /** Looks away. */
  Watch NONE = new LookedAway();

  /**
   * A request has come. What the thread begins until its end is part of it.
   *
   * @param traceparent what the client calls its own trace; {@code null} for none
   * @param requestId what the request is called
   */
  Request request(String method, @Nullable String traceparent, String requestId);

  /**
   * A command was accepted, as part of what the thread does.
   *
   * @param name as the API's paths have it
   */
  Command command(String name, UUID callId, UUID commandId);

  /** Where the thread stands, for what is asked of the switch from here, in other threads too. */
  Place here();

  /** A request that is being answered. */
  interface Request {
    /**
     * It is answered. By the thread that it came on; once.
     *
     * @param operation the path's template
     */
    void ended(String operation, int status);
  }

  /** A command that is not decided yet. Only the first word on how it ends counts. */
  interface Command {
    /** Sends it: what the switch is asked meanwhile is part of it. */
    void sending(Runnable send);

    /** The event that confirms it has come. */
    void confirmed();

    /**
     * It was not done, or nobody knows.
     *
     * @param code the stable code of the reason
     */
    void failed(String code);
  }

  /** What asks the switch. */
  interface Place {
    /**
     * The switch is being asked.
     *
     * @param command the switch's own name of it, without its arguments
     */
    Question ask(String command);
  }

  /** Something that the switch has not answered yet. */
  interface Question {
    void answered(Answer answer);
  }

  /** What became of something that was asked of the switch. */
  enum Answer {
    OK,
    REFUSED,
    /** It did not answer in time. */
    NO_ANSWER,
    /** Nothing was sent, or the connection broke before the answer. */
    FAILED
  }
}
