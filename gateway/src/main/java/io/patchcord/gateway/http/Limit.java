package io.patchcord.gateway.http;

/** What there is a bound for. Each is counted under its name when somebody reaches it. */
public enum Limit {
  CONNECTIONS("connections", "a connection was closed: as many are open as may be"),
  HEAD_TIME("head-time", "a client did not send a request's head in time"),
  BODY_TIME("body-time", "a client did not send a request's body in time"),
  REQUEST_TIME("request-time", "a request was not answered in time"),
  IDLE_TIME("idle-time", "a connection was closed on which nothing happened"),
  HEAD_BYTES("head-bytes", "a request's head was too large"),
  HEADERS("headers", "a request had too many headers"),
  URI_BYTES("uri-bytes", "a request's URI was too long"),
  BODY_BYTES("body-bytes", "a request's body was too large"),
  SYNTAX("syntax", "a request was no HTTP/1.1"),
  VERSION("version", "a request was of another version of HTTP");

  private final String metric;
  private final String sentence;

  Limit(String metric, String sentence) {
    this.metric = metric;
    this.sentence = sentence;
  }

  /** As the metric's label has it. */
  public String metric() {
    return metric;
  }

  /** As the log has it. */
  String sentence() {
    return sentence;
  }
}
