package io.patchcord.simulator.channel;

import java.util.concurrent.ThreadLocalRandom;

/** The variables that the media of a leg sets. There is no media; there are only its variables. */
public final class MediaVariables {
  static final String HOST = "127.0.0.1";

  /** What the phones speak. */
  private static final String CODEC_STRING = "CORE_PCM_MODULE.PCMU@8000h@20i@64000b";

  /** RTP of 20 ms PCMU: 12 bytes of header and 160 of sound. */
  private static final int PACKET_BYTES = 172;

  private static final int PACKET_MICROS = 20_000;

  private MediaVariables() {}

  /** The switch offers media to the far end. */
  public static void offered(Channel channel, String codecs, boolean withVideo) {
    String port = Integer.toString(anyPort());
    Variables variables = channel.variables();
    variables.setAll(
        "rtp_use_codec_string", codecs,
        "local_media_ip", HOST,
        "local_media_port", port,
        "advertised_media_ip", HOST,
        "audio_media_flow", "sendrecv");
    if (withVideo) {
      variables.setAll("local_video_ip", HOST, "local_video_port", Integer.toString(anyPort()));
    }
    variables.set("video_media_flow", withVideo ? "sendrecv" : "inactive");
    variables.set("rtp_local_sdp_str", sessionDescription("FreeSWITCH", port));
  }

  /** What the far end described of its own media. */
  public static String remoteDescription(int port) {
    return sessionDescription("-", Integer.toString(port));
  }

  /** The far end and the switch agreed. */
  public static void agreed(Channel channel, String remoteDescription, int remotePort) {
    channel.startMedia();
    Variables variables = channel.variables();
    String localPort = variables.get("local_media_port");
    variables.setAll(
        "switch_r_sdp", remoteDescription,
        "ep_codec_string", CODEC_STRING,
        "rtp_use_codec_string", variables.get("rtp_use_codec_string"),
        "remote_video_media_flow", "inactive",
        "remote_text_media_flow", "inactive",
        "remote_audio_media_flow", "sendrecv",
        "rtp_audio_recv_pt", "0",
        "rtp_use_codec_name", "PCMU",
        "rtp_use_codec_rate", "8000",
        "rtp_use_codec_ptime", "20",
        "rtp_use_codec_channels", "1",
        "rtp_last_audio_codec_string", "PCMU@8000h@20i@1c",
        "read_codec", "PCMU",
        "original_read_codec", "PCMU",
        "read_rate", "8000",
        "original_read_rate", "8000",
        "write_codec", "PCMU",
        "write_rate", "8000",
        "dtmf_type", "rfc2833",
        "local_media_ip", HOST,
        "local_media_port", localPort == null ? Integer.toString(anyPort()) : localPort,
        "advertised_media_ip", HOST,
        "rtp_use_timer_name", "soft",
        "rtp_use_pt", "0",
        "rtp_use_ssrc", Integer.toString(ThreadLocalRandom.current().nextInt(Integer.MAX_VALUE)),
        "rtp_2833_send_payload", "101",
        "rtp_2833_recv_payload", "101",
        "remote_media_ip", HOST,
        "remote_media_port", Integer.toString(remotePort));
  }

  /** The counts at the end of a leg that had media for so long. */
  static void finished(Channel channel, long talkedMicros) {
    String packets = Long.toString(talkedMicros / PACKET_MICROS);
    String bytes = Long.toString(talkedMicros / PACKET_MICROS * PACKET_BYTES);
    channel
        .variables()
        .setAll(
            "rtp_audio_in_raw_bytes", bytes,
            "rtp_audio_in_media_bytes", bytes,
            "rtp_audio_in_packet_count", packets,
            "rtp_audio_in_media_packet_count", packets,
            "rtp_audio_in_skip_packet_count", "0",
            "rtp_audio_in_jitter_packet_count", "0",
            "rtp_audio_in_dtmf_packet_count", "0",
            "rtp_audio_in_cng_packet_count", "0",
            "rtp_audio_in_flush_packet_count", "0",
            "rtp_audio_in_largest_jb_size", "0",
            "rtp_audio_in_jitter_min_variance", "0.00",
            "rtp_audio_in_jitter_max_variance", "0.00",
            "rtp_audio_in_jitter_loss_rate", "0.00",
            "rtp_audio_in_jitter_burst_rate", "0.00",
            "rtp_audio_in_mean_interval", "20.00",
            "rtp_audio_in_flaw_total", "0",
            "rtp_audio_in_quality_percentage", "100.00",
            "rtp_audio_in_mos", "4.50",
            "rtp_audio_out_raw_bytes", bytes,
            "rtp_audio_out_media_bytes", bytes,
            "rtp_audio_out_packet_count", packets,
            "rtp_audio_out_media_packet_count", packets,
            "rtp_audio_out_skip_packet_count", "0",
            "rtp_audio_out_dtmf_packet_count", "0",
            "rtp_audio_out_cng_packet_count", "0",
            "rtp_audio_rtcp_packet_count", "0",
            "rtp_audio_rtcp_octet_count", "0");
  }

  private static int anyPort() {
    return 2 * ThreadLocalRandom.current().nextInt(8192, 16384);
  }

  private static String sessionDescription(String who, String port) {
    return "v=0\r\no="
        + who
        + " 1 1 IN IP4 127.0.0.1\r\ns="
        + who
        + "\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\nm=audio "
        + port
        + " RTP/AVP 0 101\r\na=rtpmap:0 PCMU/8000\r\na=rtpmap:101 telephone-event/8000\r\n"
        + "a=fmtp:101 0-16\r\n";
  }
}
