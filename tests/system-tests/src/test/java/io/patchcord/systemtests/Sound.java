package io.patchcord.systemtests;

import com.microsoft.playwright.Page;
import java.util.List;

/** What a page hears and says by WebRTC, as Chromium counts it. */
final class Sound {
  /** A second of packets is 50. */
  private static final int SOME_PACKETS = 25;

  /** Keeps the connections that the page makes, so that they can be asked. */
  static final String WATCH =
      """
      (() => {
        globalThis.soundConnections = [];
        const Real = globalThis.RTCPeerConnection;
        globalThis.RTCPeerConnection = class extends Real {
          constructor(...all) {
            super(...all);
            soundConnections.push(this);
          }
        };
      })();
      """;

  private static final String COUNT =
      """
      async () => {
        const sums = [0, 0, 0];
        for (const connection of soundConnections) {
          if (connection.connectionState !== 'closed') {
            (await connection.getStats()).forEach((report) => {
              if (report.type === 'inbound-rtp') {
                sums[0] += report.packetsReceived;
                sums[1] += report.totalAudioEnergy || 0;
              } else if (report.type === 'outbound-rtp') {
                sums[2] += report.packetsSent;
              }
            });
          }
        }
        return sums;
      }
      """;

  private record Counted(double received, double energy, double sent) {}

  private Sound() {}

  private static Counted of(Page page) {
    List<?> sums = (List<?>) page.evaluate(COUNT);
    return new Counted(number(sums, 0), number(sums, 1), number(sums, 2));
  }

  private static double number(List<?> sums, int place) {
    return ((Number) sums.get(place)).doubleValue();
  }

  /** Waits until the page has heard something, which was not silence, and has spoken meanwhile. */
  static void await(Page page) {
    Counted before = of(page);
    Eventually.get(
        "there is sound in both directions",
        () -> {
          Counted now = of(page);
          return now.received() > before.received() + SOME_PACKETS
                  && now.energy() > before.energy()
                  && now.sent() > before.sent() + SOME_PACKETS
              ? java.util.Optional.of(true)
              : java.util.Optional.empty();
        },
        () -> "before " + before + ", now " + of(page));
  }

  /** The microphones that the page speaks into now, by the names that the browser has for them. */
  static List<?> microphones(Page page) {
    return (List<?>)
        page.evaluate(
            "soundConnections.filter(one => one.connectionState !== 'closed')"
                + ".flatMap(one => one.getSenders()).map(one => one.track && one.track.label)");
  }
}
