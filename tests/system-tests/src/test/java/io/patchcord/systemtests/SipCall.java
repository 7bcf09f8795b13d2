package io.patchcord.systemtests;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** One call of a {@link SipPhone}, with its speech: a tone goes out, keys are heard. */
final class SipCall implements AutoCloseable {
  private static final int PACKET_MILLIS = 20;
  private static final int SAMPLES = 160;
  private static final int KEYS = 101;

  /** A key lasts 160 ms; the last three packets say that it ends. */
  private static final int KEY_PACKETS = 10;

  private static final String DIGITS = "0123456789*#ABCD";

  final String id;
  final boolean incoming;
  final String localTag;

  /** The other side's INVITE, or ours. */
  final SipMessage invite;

  final InetSocketAddress peer;

  /** The headers From and To as requests of ours have them. */
  String from = "";

  String to = "";
  String target = "";
  int sequence = 1;

  /** Of the newest INVITE of ours: its refusal is acknowledged with it. */
  String branch = "";

  /** Whether an offer of ours is not answered yet. */
  boolean offering;

  /** What to offer then. */
  @Nullable String nextOffer;

  volatile boolean answered;

  private String direction = "sendrecv";
  private int version = 1;
  private boolean silent;

  private final DatagramSocket media;
  private final Queue<Character> pressed = new ConcurrentLinkedQueue<>();
  private final List<Character> heard = new CopyOnWriteArrayList<>();
  private volatile int remotePort;
  private volatile boolean closed;
  private final AtomicLong received = new AtomicLong();
  private final AtomicLong loud = new AtomicLong();

  SipCall(String id, boolean incoming, String localTag, SipMessage invite, InetSocketAddress peer)
      throws IOException {
    this.id = id;
    this.incoming = incoming;
    this.localTag = localTag;
    this.invite = invite;
    this.peer = peer;
    this.media = new DatagramSocket(0, InetAddress.getLoopbackAddress());
  }

  /** Which way speech goes from now on, as {@link #description} says it. */
  void direct(String wanted) {
    if (!direction.equals(wanted)) {
      direction = wanted;
      version++;
    }
  }

  /** No speech: hundreds of calls at once would be more than a machine can do. */
  void beSilent() {
    silent = true;
  }

  /** What this side offers, or answers (RFC 8866). */
  String description() {
    return "v=0\r\no=- 1 "
        + version
        + " IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\nm=audio "
        + media.getLocalPort()
        + " RTP/AVP 0 101\r\na=rtpmap:0 PCMU/8000\r\na=rtpmap:101 telephone-event/8000\r\n"
        + "a=fmtp:101 0-16\r\na="
        + direction
        + "\r\n";
  }

  /** The header in which a REFER names this call as the one to be replaced (RFC 3891). */
  String replaces() {
    return "Replaces=" + id + "%3Bto-tag%3D" + tag(to) + "%3Bfrom-tag%3D" + tag(from);
  }

  private static String tag(String header) {
    return header.replaceFirst("^.*;tag=([^;>]*).*$", "$1");
  }

  /** The keys that the other side has pressed. */
  List<Character> heard() {
    return Collections.unmodifiableList(heard);
  }

  /** How many packets of speech have come. */
  long received() {
    return received.get();
  }

  /** How many of them were not silence. */
  long loud() {
    return loud.get();
  }

  /** Presses a key: the next packets say so instead of speech (RFC 4733). */
  void press(char key) {
    pressed.add(key);
  }

  /** Speech goes to that port from now on. */
  void speakTo(int port) {
    if (silent) {
      return;
    }
    boolean first = remotePort == 0;
    if (port > 0) {
      remotePort = port;
    }
    if (first && remotePort > 0) {
      start("speech", this::speak);
      start("hearing", this::hear);
    }
  }

  private static void start(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
  }

  private void speak() {
    byte[] packet = new byte[12 + SAMPLES];
    int sent = 0;
    int keyBegan = 0;
    int keyPackets = 0;
    long next = System.nanoTime();
    while (!closed) {
      Character key = pressed.peek();
      boolean pressing = key != null;
      keyBegan = pressing && keyPackets == 0 ? sent : keyBegan;
      int stamp = (pressing ? keyBegan : sent) * SAMPLES;
      ByteBuffer header = ByteBuffer.wrap(packet);
      header.put((byte) 0x80).put((byte) (pressing ? KEYS : 0)).putShort((short) sent);
      header.putInt(stamp).putInt(id.hashCode());
      if (key != null) {
        keyPackets++;
        boolean end = keyPackets > KEY_PACKETS - 3;
        int lasted = Math.min(keyPackets, KEY_PACKETS - 2) * SAMPLES;
        header.put((byte) DIGITS.indexOf(key)).put((byte) (end ? 0x8a : 0x0a));
        header.putShort((short) lasted);
        if (keyPackets == KEY_PACKETS) {
          pressed.poll();
          keyPackets = 0;
        }
      } else {
        for (int i = 0; i < SAMPLES; i++) {
          // A square wave of 500 Hz, in mu-law.
          packet[12 + i] = (byte) (i / 8 % 2 == 0 ? 0x90 : 0x10);
        }
      }
      try {
        media.send(
            new DatagramPacket(
                packet,
                pressing ? 16 : packet.length,
                InetAddress.getLoopbackAddress(),
                remotePort));
      } catch (IOException e) {
        return; // closed meanwhile
      }
      sent++;
      next += PACKET_MILLIS * 1_000_000L;
      LockSupport.parkNanos(next - System.nanoTime());
    }
  }

  private void hear() {
    byte[] bytes = new byte[2048];
    DatagramPacket packet = new DatagramPacket(bytes, bytes.length);
    long lastKey = -1;
    while (!closed) {
      try {
        media.receive(packet);
      } catch (IOException e) {
        return; // closed meanwhile
      }
      received.incrementAndGet();
      ByteBuffer rtp = ByteBuffer.wrap(bytes, 0, packet.getLength());
      if ((rtp.get(1) & 0x7f) == 0 && isLoud(rtp)) {
        loud.incrementAndGet();
      }
      if (packet.getLength() >= 16 && (rtp.get(1) & 0x7f) == KEYS) {
        long stamp = Integer.toUnsignedLong(rtp.getInt(4));
        int key = rtp.get(12) & 0xff;
        if (stamp != lastKey && key < DIGITS.length()) {
          lastKey = stamp;
          heard.add(DIGITS.charAt(key));
        }
      }
    }
  }

  /**
   * In mu-law, whose bits are turned around, three of them say how loud a sample is; music is soft.
   */
  private static boolean isLoud(ByteBuffer rtp) {
    int samples = 0;
    for (int i = 12; i < rtp.limit(); i++) {
      if ((~rtp.get(i) & 0x70) >= 0x20) {
        samples++;
      }
    }
    return samples > SAMPLES / 4;
  }

  @Override
  public void close() {
    closed = true;
    media.close();
  }
}
