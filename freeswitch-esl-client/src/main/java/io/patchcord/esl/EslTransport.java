package io.patchcord.esl;

import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.kqueue.KQueue;
import io.netty.channel.kqueue.KQueueIoHandler;
import io.netty.channel.kqueue.KQueueServerSocketChannel;
import io.netty.channel.kqueue.KQueueSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.ServerSocketChannel;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.channel.unix.Errors;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The sockets and their threads. Nodes and servers that share one share its threads; each makes one
 * of its own where it is given none. Uses epoll or kqueue where {@code
 * netty-transport-native-epoll} or {@code -kqueue} is on the class path and fits the machine, and
 * Java's own sockets otherwise.
 */
public final class EslTransport implements AutoCloseable {

  /** Callers rarely do more there than to hand on; one that blocks must not hold up all others. */
  private static final int CALLBACK_THREADS = 4;

  private final Sockets sockets;
  private final EventLoopGroup eventLoops;
  private final ForkJoinPool callbacks;

  private EslTransport(Sockets sockets, int threads) {
    this.sockets = sockets;
    this.eventLoops =
        new MultiThreadIoEventLoopGroup(
            threads, new DefaultThreadFactory("esl-io", true), sockets.ioHandler());
    // Makes up for threads that block in join, and takes what is handed in in order.
    this.callbacks = new ForkJoinPool(CALLBACK_THREADS, EslTransport::callbackThread, null, true);
  }

  /** Makes a transport of one thread, which is enough for some 100,000 events a second. */
  public static EslTransport create() {
    return create(1);
  }

  /**
   * Makes a transport.
   *
   * @param threads how many; a connection stays with one of them
   * @throws IllegalArgumentException if there is no thread
   */
  public static EslTransport create(int threads) {
    if (threads < 1) {
      throw new IllegalArgumentException("threads: " + threads + " (expected: >= 1)");
    }
    return new EslTransport(bestSockets(), threads);
  }

  /** Java's own sockets, whatever else there is. */
  static EslTransport nio() {
    return new EslTransport(javaSockets(), 1);
  }

  /** Returns {@code epoll}, {@code kqueue} or {@code nio}. */
  public String name() {
    return sockets.name();
  }

  /**
   * Ends the threads, and with them every connection that still uses them. Close the nodes and
   * servers first: what waits for an answer there might wait for ever.
   */
  @Override
  public void close() {
    eventLoops
        .shutdownGracefully(0, 5, TimeUnit.SECONDS)
        .addListener(ended -> callbacks.shutdown());
  }

  /** Where callers' futures complete. */
  Executor callbacks() {
    return task -> {
      try {
        callbacks.execute(task);
      } catch (RejectedExecutionException closed) {
        // What was told too late is still told.
        ForkJoinPool.commonPool().execute(task);
      }
    };
  }

  EventLoop eventLoop() {
    return eventLoops.next();
  }

  EventLoopGroup eventLoops() {
    return eventLoops;
  }

  Class<? extends SocketChannel> socketChannel() {
    return sockets.client();
  }

  Class<? extends ServerSocketChannel> serverSocketChannel() {
    return sockets.server();
  }

  private static ForkJoinWorkerThread callbackThread(ForkJoinPool pool) {
    ForkJoinWorkerThread thread = ForkJoinPool.defaultForkJoinWorkerThreadFactory.newThread(pool);
    thread.setName("esl-callback-" + thread.getPoolIndex());
    return thread;
  }

  private static Sockets bestSockets() {
    Sockets epoll = ifThere(EslTransport::epoll);
    Sockets kqueue = epoll == null ? ifThere(EslTransport::kqueue) : null;
    if (epoll != null) {
      return epoll;
    }
    return kqueue != null ? kqueue : javaSockets();
  }

  private static Sockets javaSockets() {
    return new Sockets(
        "nio", NioIoHandler.newFactory(), NioSocketChannel.class, NioServerSocketChannel.class);
  }

  private static @Nullable Sockets epoll() {
    return Epoll.isAvailable() && fits()
        ? new Sockets(
            "epoll",
            EpollIoHandler.newFactory(),
            EpollSocketChannel.class,
            EpollServerSocketChannel.class)
        : null;
  }

  private static @Nullable Sockets kqueue() {
    return KQueue.isAvailable() && fits()
        ? new Sockets(
            "kqueue",
            KQueueIoHandler.newFactory(),
            KQueueSocketChannel.class,
            KQueueServerSocketChannel.class)
        : null;
  }

  /**
   * A library of another version than Netty's own loads and says that it is available, and then no
   * connection comes about: the numbers of the system's errors are what it cannot tell.
   *
   * @throws LinkageError if it does not fit
   */
  private static boolean fits() {
    return Errors.ERRNO_ECONNRESET_NEGATIVE < 0;
  }

  /** Null where the library is not on the class path, or does not fit: it is optional. */
  private static @Nullable Sockets ifThere(Supplier<@Nullable Sockets> sockets) {
    try {
      return sockets.get();
    } catch (LinkageError notThere) {
      return null;
    }
  }

  private record Sockets(
      String name,
      IoHandlerFactory ioHandler,
      Class<? extends SocketChannel> client,
      Class<? extends ServerSocketChannel> server) {}
}
