package io.patchcord.systemtests;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What a switch is to a browser: SIP over WebSocket (RFC 7118). Whoever has the line's password
 * registers, and can be called, once at a time. Descriptions of sound come from the caller.
 */
final class SipOverWebSocket implements AutoCloseable {
  private static final String REALM = "pbx.test";
  private static final int MOST_BYTES = 65_536;

  private final EventLoopGroup threads =
      new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
  private final Queue<SipMessage> received = new ConcurrentLinkedQueue<>();
  private final AtomicInteger registrations = new AtomicInteger();
  private final AtomicInteger refusals = new AtomicInteger();
  private final Channel server;
  private final BiFunction<String, String, Optional<String>> hashes;
  private volatile @Nullable Place phone;
  private volatile boolean refuses;

  // Of the call; for one thread.
  private String callId = "";
  private String to = "";
  private String target = "";
  private int sequence;

  /** Where the phone has registered. */
  private record Place(Channel channel, String contact) {}

  /**
   * @param hashes of the passwords, by line and realm, as a switch finds them in its directory
   */
  SipOverWebSocket(BiFunction<String, String, Optional<String>> hashes) {
    this.hashes = hashes;
    SslContext tls = tls();
    this.server =
        new ServerBootstrap()
            .group(threads)
            .channel(NioServerSocketChannel.class)
            .childHandler(
                new ChannelInitializer<SocketChannel>() {
                  @Override
                  protected void initChannel(SocketChannel channel) {
                    channel
                        .pipeline()
                        .addLast(tls.newHandler(channel.alloc()))
                        .addLast(new HttpServerCodec(), new HttpObjectAggregator(MOST_BYTES))
                        .addLast(new WebSocketServerProtocolHandler("/", "sip", false, MOST_BYTES))
                        .addLast(new Messages());
                  }
                })
            .bind(InetAddress.getLoopbackAddress(), 0)
            .syncUninterruptibly()
            .channel();
  }

  /** With a certificate that nobody trusts, as a switch makes one for itself. */
  private static SslContext tls() {
    try {
      return SslContextBuilder.forServer(
              TlsIT.FIXTURES.resolve("rsa.pem").toFile(),
              TlsIT.FIXTURES.resolve("rsa-pkcs8.key").toFile())
          .build();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int port() {
    return ((InetSocketAddress) server.localAddress()).getPort();
  }

  /** How often somebody has registered, or registered anew. */
  int registrations() {
    return registrations.get();
  }

  /** How often a password was not the right one. */
  int refusals() {
    return refusals.get();
  }

  /** Whether it refuses whoever registers, as a switch does that has lost its directory. */
  void refuse(boolean all) {
    refuses = all;
  }

  private final class Messages extends SimpleChannelInboundHandler<TextWebSocketFrame> {
    @Override
    protected void channelRead0(ChannelHandlerContext context, TextWebSocketFrame frame) {
      byte[] bytes = frame.text().getBytes(UTF_8);
      if (frame.text().isBlank()) {
        return; // keeps the path open
      }
      SipMessage message = SipMessage.parse(bytes, bytes.length);
      if (message.isResponse() || message.method().equals("ACK")) {
        received.add(message);
      } else if (message.method().equals("REGISTER")) {
        register(context.channel(), message);
      } else {
        received.add(message);
        if (!message.method().equals("INVITE")) {
          reply(context.channel(), message, "200 OK", "", "");
        }
      }
    }
  }

  private void register(Channel channel, SipMessage message) {
    String proof = message.get("authorization");
    if (proof.isEmpty()) {
      reply(
          channel,
          message,
          "401 Unauthorized",
          "WWW-Authenticate: Digest realm=\"%s\", nonce=\"%s\", algorithm=MD5, qop=\"auth\"\r\n"
              .formatted(REALM, SipDialogs.id()),
          "");
      return;
    }
    String line = SipDigest.field(proof, "username");
    boolean proven =
        !refuses
            && hashes
                .apply(line, REALM)
                .filter(hash -> SipDigest.proves(proof, "REGISTER", hash))
                .isPresent();
    if (!proven) {
      refusals.incrementAndGet();
      reply(channel, message, "403 Forbidden", "", "");
      return;
    }
    phone = new Place(channel, message.contact().orElse(""));
    reply(
        channel, message, "200 OK", "Contact: " + message.get("contact") + ";expires=120\r\n", "");
    registrations.incrementAndGet();
  }

  /**
   * Calls the phone.
   *
   * @param answerAfter whether it is to answer by itself
   */
  void invite(String offer, boolean answerAfter) {
    Place place = place();
    callId = SipDialogs.id();
    to = "<" + place.contact() + ">";
    target = place.contact();
    sequence = 1;
    received.clear();
    send(
        "INVITE",
        sequence,
        (answerAfter ? "Call-Info: <sip:" + REALM + ">;answer-after=0\r\n" : "")
            + "Content-Type: application/sdp\r\n",
        offer);
    to = await("it rings", message -> message.isResponse() && message.status() == 180).get("to");
  }

  /** Asks the phone to answer, as FreeSWITCH does ({@code uuid_phone_event … talk}). */
  void talk() {
    sequence++;
    int number = sequence;
    send("NOTIFY", number, "Event: talk\r\nSubscription-State: active\r\n", "");
    await("it was told", message -> message.isResponse() && message.sequence() == number);
  }

  /** The phone's description of its sound, once it has answered. */
  String awaitAnswer() {
    SipMessage answer =
        await(
            "it answers",
            message ->
                message.isResponse()
                    && message.method().equals("INVITE")
                    && message.status() == 200);
    to = answer.get("to");
    target = answer.contact().orElse(target);
    send("ACK", answer.sequence(), "", "");
    return answer.body();
  }

  /** The phone's invitation within the call, with sound of its own: after its page was reloaded. */
  SipMessage awaitInvitation() {
    return await(
        "it goes on with the call",
        message ->
            !message.isResponse()
                && message.method().equals("INVITE")
                && message.callId().equals(callId));
  }

  /** Accepts such an invitation. */
  void accept(SipMessage invitation, String answer) {
    target = invitation.contact().orElse(target);
    reply(
        place().channel(),
        invitation,
        "200 OK",
        "Contact: <sip:switch@" + REALM + ";transport=ws>\r\nContent-Type: application/sdp\r\n",
        answer);
    await("it was acknowledged", message -> message.method().equals("ACK"));
  }

  /** Ends the call. */
  void bye() {
    sequence++;
    int number = sequence;
    send("BYE", number, "", "");
    await(
        "it has ended",
        message -> message.isResponse() && message.sequence() == number && message.status() == 200);
  }

  private Place place() {
    Place place = phone;
    if (place == null || !place.channel().isActive()) {
      throw new AssertionError("no phone is registered");
    }
    return place;
  }

  private SipMessage await(String what, Predicate<SipMessage> which) {
    return Eventually.get(
        what,
        () -> {
          Optional<SipMessage> found = received.stream().filter(which).findFirst();
          found.ifPresent(received::remove);
          return found;
        },
        () -> "came: " + received.stream().map(SipMessage::first).toList());
  }

  private void send(String method, int number, String extra, String body) {
    write(
        place().channel(),
        method
            + " "
            + target
            + " SIP/2.0\r\nVia: SIP/2.0/WSS switch.invalid;branch=z9hG4bK"
            + SipDialogs.id()
            + "\r\nMax-Forwards: 70\r\nFrom: <sip:customer@"
            + REALM
            + ">;tag=switch\r\nTo: "
            + to
            + "\r\nCall-ID: "
            + callId
            + "\r\nCSeq: "
            + number
            + " "
            + method
            + "\r\nContact: <sip:switch@"
            + REALM
            + ";transport=ws>\r\n"
            + SipDialogs.ALLOW
            + extra,
        body);
  }

  private static void reply(
      Channel channel, SipMessage request, String status, String extra, String body) {
    String to = request.get("to");
    write(
        channel,
        "SIP/2.0 "
            + status
            + "\r\n"
            + request.repeated()
            + "From: "
            + request.get("from")
            + "\r\nTo: "
            + (to.contains(";tag=") ? to : to + ";tag=" + SipDialogs.id())
            + "\r\nCall-ID: "
            + request.callId()
            + "\r\nCSeq: "
            + request.get("cseq")
            + "\r\n"
            + extra,
        body);
  }

  private static void write(Channel channel, String head, String body) {
    channel.writeAndFlush(
        new TextWebSocketFrame(
            head + "Content-Length: " + body.getBytes(UTF_8).length + "\r\n\r\n" + body));
  }

  @Override
  public void close() {
    server.close();
    threads.shutdownGracefully();
  }
}
