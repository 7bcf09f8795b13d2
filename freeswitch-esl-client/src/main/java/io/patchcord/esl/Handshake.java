package io.patchcord.esl;

import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.ssl.NotSslRecordException;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import io.netty.handler.ssl.SslHandshakeTimeoutException;
import java.nio.channels.ClosedChannelException;
import java.security.cert.CertificateException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Answers {@code auth/request} with the password and awaits the verdict, then leaves the pipeline.
 * The switch itself waits 25 s for the password.
 */
final class Handshake extends SimpleChannelInboundHandler<EslFrame> {

  private final EslSettings settings;
  private final CompletableFuture<Void> outcome = new CompletableFuture<>();
  private boolean passwordSent;
  private @Nullable Future<?> timer;

  Handshake(EslSettings settings) {
    this.settings = settings;
  }

  /** Completes on the event loop, with an {@link EslException} where it fails. */
  CompletableFuture<Void> outcome() {
    return outcome;
  }

  @Override
  public void channelActive(ChannelHandlerContext context) {
    timer =
        context
            .executor()
            .schedule(
                () -> fail(context, new EslDeadlineException(tooSlow())),
                Durations.nanos(settings.timeouts().connect()),
                TimeUnit.NANOSECONDS);
    context.fireChannelActive();
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, EslFrame frame) {
    switch (frame.contentType()) {
      case EslFrame.AUTH_REQUEST -> sendPassword(context);
      case EslFrame.COMMAND_REPLY -> verdict(context, frame);
      case EslFrame.RUDE_REJECTION ->
          fail(
              context,
              new EslRejectedException(
                  settings.address()
                      + " refuses connections from this address: its access list"
                      + " (apply-inbound-acl) does not have it"));
      case EslFrame.DISCONNECT_NOTICE ->
          fail(context, new EslClosedException(endedBySwitch(), false));
      default ->
          fail(
              context,
              new EslProtocolException(
                  settings.address() + " sent " + frame.contentType() + " before the handshake"));
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    fail(context, new EslClosedException(endedBySwitch(), false));
    context.fireChannelInactive();
  }

  /** TLS is tried first: nothing that it refuses is ever sent a password. */
  @Override
  public void userEventTriggered(ChannelHandlerContext context, Object event) {
    if (event instanceof SslHandshakeCompletionEvent tls && !tls.isSuccess()) {
      fail(context, new EslClosedException(noTls(tls.cause()), false, tls.cause()));
    }
    context.fireUserEventTriggered(event);
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable wrapped) {
    Throwable cause =
        wrapped instanceof DecoderException && wrapped.getCause() != null
            ? wrapped.getCause()
            : wrapped;
    if (cause instanceof EslException problem) {
      fail(
          context,
          new EslProtocolException(
              settings.address() + " does not speak Event Socket: " + problem.getMessage()));
    } else if (cause instanceof SSLException) {
      fail(context, new EslClosedException(noTls(cause), false, cause));
    } else {
      fail(context, new EslClosedException(endedBySwitch(), false, cause));
    }
  }

  private String noTls(Throwable cause) {
    String address = settings.address();
    if (cause instanceof NotSslRecordException) {
      return address + " does not speak TLS: what it sent is something else";
    }
    if (cause instanceof SslHandshakeTimeoutException) {
      return tooSlow();
    }
    if (cause instanceof ClosedChannelException) {
      return address + " closed the connection during the TLS handshake";
    }
    for (Throwable at = cause; at != null; at = at.getCause()) {
      if (at instanceof CertificateException) {
        return "The certificate of " + address + " is not accepted: " + at.getMessage();
      }
    }
    return "No TLS with " + address + ": " + cause.getMessage();
  }

  private void sendPassword(ChannelHandlerContext context) {
    if (!passwordSent) {
      passwordSent = true;
      context
          .writeAndFlush(ByteBufUtil.writeUtf8(context.alloc(), login()))
          .addListener(ChannelFutureListener.CLOSE_ON_FAILURE);
    }
  }

  private String login() {
    String user = settings.user();
    String password = settings.password().reveal();
    return user == null
        ? "auth " + password + "\n\n"
        : "userauth " + user + ':' + password + "\n\n";
  }

  private void verdict(ChannelHandlerContext context, EslFrame frame) {
    if (!passwordSent) {
      fail(
          context,
          new EslProtocolException(settings.address() + " replied before it asked for a password"));
    } else if (EslReply.of(frame).ok()) {
      stopTimer();
      context.pipeline().remove(this);
      outcome.complete(null);
    } else {
      fail(
          context,
          new EslAuthenticationException(
              settings.address()
                  + " rejected the "
                  + (settings.user() == null ? "password" : "user")));
    }
  }

  private void fail(ChannelHandlerContext context, EslException problem) {
    stopTimer();
    outcome.completeExceptionally(problem);
    context.close();
  }

  private void stopTimer() {
    if (timer != null) {
      timer.cancel(false);
    }
  }

  private String tooSlow() {
    return settings.address()
        + " accepted the connection but did not complete the handshake within "
        + Durations.text(settings.timeouts().connect());
  }

  private String endedBySwitch() {
    return settings.address() + " closed the connection during the handshake";
  }
}
