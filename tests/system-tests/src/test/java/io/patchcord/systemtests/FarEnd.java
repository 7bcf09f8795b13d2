package io.patchcord.systemtests;

import com.microsoft.playwright.Page;

/** Whoever the agent talks to: another page of Chromium, with a microphone that beeps. */
final class FarEnd {
  private static final String BEGIN =
      """
      async () => {
        const peer = new RTCPeerConnection();
        globalThis.peer = peer;
        peer.addEventListener('track', ({ track }) => {
          globalThis.player = new Audio();
          player.srcObject = new MediaStream([track]);
          player.play();
        });
        const voice = await navigator.mediaDevices.getUserMedia({ audio: true });
        peer.addTrack(voice.getAudioTracks()[0], voice);
        globalThis.described = async () => {
          if (peer.iceGatheringState !== 'complete') {
            await new Promise((resolve) => {
              peer.addEventListener('icegatheringstatechange', () => {
                if (peer.iceGatheringState === 'complete') {
                  resolve();
                }
              });
            });
          }
          return peer.localDescription.sdp;
        };
      }
      """;

  private final Page page;

  private FarEnd(Page page) {
    this.page = page;
  }

  /**
   * @param page of a place that may use a microphone, and does
   */
  static FarEnd open(Page page) {
    page.evaluate(BEGIN);
    return new FarEnd(page);
  }

  String offer() {
    return (String)
        page.evaluate("async () => { await peer.setLocalDescription(); return described(); }");
  }

  void accept(String answer) {
    page.evaluate("sdp => peer.setRemoteDescription({ type: 'answer', sdp })", answer);
  }

  String answer(String offer) {
    return (String)
        page.evaluate(
            "async sdp => { await peer.setRemoteDescription({ type: 'offer', sdp });"
                + " await peer.setLocalDescription(); return described(); }",
            offer);
  }

  void awaitSound() {
    Sound.await(page);
  }

  void close() {
    page.close();
  }
}
