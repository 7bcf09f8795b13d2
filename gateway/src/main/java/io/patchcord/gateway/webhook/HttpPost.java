package io.patchcord.gateway.webhook;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * One POST over a connection of its own, to an address that was looked at before: the JDK's client
 * looks the name up again, and may be led elsewhere then. Of the answer only the head is read.
 */
final class HttpPost {
  private static final int MAX_HEAD_BYTES = 16 * 1024;
  private static final int MAX_ADDRESSES = 3;

  /** More than a day is no wish that anybody has. */
  private static final int MAX_RETRY_DIGITS = 5;

  private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] ([1-5][0-9]{2})(?: .*)?");
  private static final Pattern RETRY_AFTER =
      Pattern.compile("(?im)^retry-after:[ \\t]*([0-9]{1," + MAX_RETRY_DIGITS + "})[ \\t]*$");

  private final AddressGuard guard;
  private final Duration timeout;
  private final ScheduledExecutorService watch;

  /**
   * @param timeout for all of it but the look-up of the name
   * @param watch closes what takes longer
   */
  HttpPost(AddressGuard guard, Duration timeout, ScheduledExecutorService watch) {
    this.guard = requireNonNull(guard, "guard is null");
    this.timeout = requireNonNull(timeout, "timeout is null");
    this.watch = requireNonNull(watch, "watch is null");
  }

  /** Sends it. Blocks, and never throws. */
  Attempt send(String address, Map<String, String> headers, String body) {
    long start = System.nanoTime();
    try {
      WebhookUrl url = WebhookUrl.parse(address);
      Head head = exchange(url, request(url, headers, body.getBytes(UTF_8)));
      return Attempt.answered(head.status(), since(start), head.retryAfter());
    } catch (IllegalArgumentException | IOException e) {
      return Attempt.failed(reason(e), since(start));
    } catch (RuntimeException e) {
      return Attempt.failed("the request could not be made", since(start));
    }
  }

  private record Head(int status, @Nullable Duration retryAfter) {}

  private static Duration since(long start) {
    return Duration.ofNanos(System.nanoTime() - start);
  }

  private static byte[] request(WebhookUrl url, Map<String, String> headers, byte[] body)
      throws IOException {
    StringBuilder head = new StringBuilder("POST ").append(url.target()).append(" HTTP/1.1\r\n");
    head.append("Host: ").append(url.authority()).append("\r\n");
    headers.forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
    head.append("Content-Length: ").append(body.length).append("\r\n");
    head.append("Connection: close\r\n\r\n");
    ByteArrayOutputStream all = new ByteArrayOutputStream(head.length() + body.length);
    all.write(head.toString().getBytes(US_ASCII));
    all.write(body);
    return all.toByteArray();
  }

  private Head exchange(WebhookUrl url, byte[] request) throws IOException {
    long deadline = System.nanoTime() + timeout.toNanos();
    IOException last = new UnknownHostException(url.host());
    int tried = 0;
    for (InetAddress address : guard.addressesOf(url)) {
      if (tried++ == MAX_ADDRESSES) {
        break;
      }
      try (Socket socket = new Socket()) {
        // What is written or negotiated has no time limit of its own. A moment after the deadline,
        // not before: by the clock it is told whether the time was over.
        Future<?> end =
            watch.schedule(() -> close(socket), left(deadline) + 1L, TimeUnit.MILLISECONDS);
        try {
          socket.connect(new InetSocketAddress(address, url.port()), left(deadline));
          return converse(url, socket, request, deadline);
        } finally {
          end.cancel(false);
        }
      } catch (java.net.ConnectException | java.net.NoRouteToHostException next) {
        last = next;
      }
    }
    throw last;
  }

  private Head converse(WebhookUrl url, Socket plain, byte[] request, long deadline)
      throws IOException {
    try {
      Socket socket = url.tls() ? secured(url, plain, left(deadline)) : plain;
      OutputStream out = socket.getOutputStream();
      out.write(request);
      out.flush();
      InputStream in = new BufferedInputStream(socket.getInputStream());
      Head head = read(socket, in, deadline);
      while (head.status() < 200) {
        head = read(socket, in, deadline);
      }
      return head;
    } catch (IOException e) {
      if (deadline - System.nanoTime() <= 0) {
        throw new SocketTimeoutException("it took longer than " + timeout.toMillis() + " ms");
      }
      throw e;
    }
  }

  private SSLSocket secured(WebhookUrl url, Socket plain, int millis) throws IOException {
    plain.setSoTimeout(millis);
    // Made with the first one: a start does not wait until the JDK has read whom it trusts.
    SSLSocketFactory tls = (SSLSocketFactory) SSLSocketFactory.getDefault();
    SSLSocket socket = (SSLSocket) tls.createSocket(plain, url.host(), url.port(), true);
    SSLParameters parameters = socket.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    parameters.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
    socket.setSSLParameters(parameters);
    socket.startHandshake();
    return socket;
  }

  private static Head read(Socket socket, InputStream in, long deadline) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.length() < 4 || !head.substring(head.length() - 4).equals("\r\n\r\n")) {
      socket.setSoTimeout(left(deadline));
      int next = in.read();
      if (next < 0) {
        throw new IOException("it closed the connection without an answer");
      }
      if (head.length() == MAX_HEAD_BYTES) {
        throw new IOException("its answer has too many headers");
      }
      head.append((char) next);
    }
    String text = head.toString();
    Matcher status = STATUS.matcher(text.substring(0, text.indexOf('\r')));
    if (!status.matches()) {
      throw new IOException("its answer is not HTTP");
    }
    Matcher retry = RETRY_AFTER.matcher(text.replace("\r", ""));
    return new Head(
        Integer.parseInt(status.group(1)),
        retry.find() ? Duration.ofSeconds(Long.parseLong(retry.group(1))) : null);
  }

  private static int left(long deadline) throws SocketTimeoutException {
    long millis = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
    if (millis <= 0) {
      throw new SocketTimeoutException("it took too long");
    }
    return (int) Math.min(millis, Integer.MAX_VALUE);
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // Whoever uses it is told by its own exception.
    }
  }

  /** In words that tell nothing of the inside. */
  private static String reason(Exception failure) {
    if (failure instanceof AddressGuard.ForbiddenException) {
      return String.valueOf(failure.getMessage());
    }
    if (failure instanceof UnknownHostException) {
      return "the host is not known";
    }
    if (failure instanceof SocketTimeoutException) {
      return "it took too long";
    }
    if (failure instanceof SSLException) {
      return "TLS: " + failure.getMessage();
    }
    if (failure instanceof java.net.ConnectException) {
      return "the connection was refused";
    }
    return String.valueOf(failure.getMessage());
  }
}
