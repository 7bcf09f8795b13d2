package io.patchcord.gateway.http;

import org.glassfish.grizzly.Connection;
import org.glassfish.grizzly.Grizzly;
import org.glassfish.grizzly.attributes.Attribute;
import org.jspecify.annotations.Nullable;

/**
 * How far a connection is with its request, and since when. Who turns it over to {@link
 * Phase#ENDING} is the only one who answers. Safe for all threads.
 */
final class Exchange {
  private static final Attribute<Exchange> OF =
      Grizzly.DEFAULT_ATTRIBUTE_BUILDER.createAttribute(Exchange.class.getName());

  /** How a request is called by its client, and called to the handlers. */
  static final String REQUEST_ID = "X-Request-Id";

  enum Phase {
    /** Connected, and perhaps in the handshake of TLS. */
    NEW,
    /** A request has begun. */
    HEAD,
    BODY,
    /** The request is here, and its answer is not. */
    HANDLING,
    /** The answer has begun; it may be an event stream. */
    ANSWERING,
    /** It is answered, and what the client still sends of its body is thrown away. */
    DRAINING,
    IDLE,
    /** A limit was reached: it is told, and the connection is closed soon. */
    ENDING
  }

  private final Connection<?> connection;
  private Phase phase = Phase.NEW;
  private long since;
  private @Nullable String requestId;

  Exchange(Connection<?> connection, long now) {
    this.connection = connection;
    this.since = now;
    OF.set(connection, this);
  }

  /** {@code null} before it was accepted. */
  static @Nullable Exchange of(Connection<?> connection) {
    return OF.get(connection);
  }

  Connection<?> connection() {
    return connection;
  }

  synchronized Phase phase() {
    return phase;
  }

  synchronized long since() {
    return since;
  }

  /** What the request is called; {@code null} while none has come. */
  synchronized @Nullable String requestId() {
    return requestId;
  }

  /** Bytes came: a request begins, unless one is going on. */
  synchronized void onBytes(long now) {
    if (phase == Phase.IDLE || phase == Phase.DRAINING) {
      requestId = null;
      to(Phase.HEAD, now);
    } else if (phase == Phase.NEW) {
      phase = Phase.HEAD; // What began with the connection has to end in the same time.
    }
  }

  synchronized void onHead(String id, boolean bodyFollows, long now) {
    if (phase != Phase.ENDING) {
      requestId = id;
      to(bodyFollows ? Phase.BODY : Phase.HANDLING, now);
    }
  }

  synchronized void onBody(long now) {
    if (phase == Phase.BODY) {
      to(Phase.HANDLING, now);
    }
  }

  /**
   * @return whether it may still be answered
   */
  synchronized boolean onAnswer(long now) {
    if (phase == Phase.BODY || phase == Phase.HANDLING) {
      to(Phase.ANSWERING, now);
    }
    return phase != Phase.ENDING;
  }

  synchronized void onAnswered(boolean requestIsRead, long now) {
    if (phase == Phase.ANSWERING) {
      to(requestIsRead ? Phase.IDLE : Phase.DRAINING, now);
    }
  }

  /**
   * @return whether it was still so, and nobody else may answer any more
   */
  synchronized boolean end(Phase from, long now) {
    if (phase != from || phase == Phase.ENDING) {
      return false;
    }
    to(Phase.ENDING, now);
    return true;
  }

  private void to(Phase next, long now) {
    phase = next;
    since = now;
  }
}
