package io.patchcord.gateway.stream;

import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.glassfish.grizzly.http.server.Request;
import org.glassfish.grizzly.http.server.Response;

/** What the stream needs of the rest: who a client is, and what the world looks like to it. */
public interface StreamAccess {

  /**
   * Lets somebody in.
   *
   * @return nobody when the stream is refused: then the answer says why
   */
  Optional<Viewer> admit(Request request, Response response) throws IOException;

  /** Runs with the world standing still: what is read fits the log without a seam. */
  <T> T standingStill(Supplier<T> work);

  /** What a client is told that is to go elsewhere: one line of JSON. */
  String reconnect(long retryMillis);

  /** One who may open a stream. */
  interface Viewer {
    /** By which streams of the same client are counted. */
    String name();

    /** What this one can see at all; always the same. */
    Interest interest();

    boolean sees(Audience audience);

    /** Whether what it sees may be told to it. */
    boolean mayHave(StreamEvent event);

    /** The world as this one sees it: one line of JSON. */
    String snapshot();

    /**
     * What this one is told who was cut off for not reading, and is back: one line of JSON.
     *
     * @param since when it began not to read
     */
    String tooSlow(Instant since, Instant at);

    /** Why this one may not have a stream any more: one line of JSON; nothing while it may. */
    Optional<String> ended();
  }
}
