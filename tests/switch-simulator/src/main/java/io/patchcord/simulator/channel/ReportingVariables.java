package io.patchcord.simulator.channel;

import static io.patchcord.simulator.channel.ProfileTime.ANSWERED;
import static io.patchcord.simulator.channel.ProfileTime.BRIDGED;
import static io.patchcord.simulator.channel.ProfileTime.CREATED;
import static io.patchcord.simulator.channel.ProfileTime.HANGUP;
import static io.patchcord.simulator.channel.ProfileTime.HOLD_ACCUMULATED;
import static io.patchcord.simulator.channel.ProfileTime.LAST_HOLD;
import static io.patchcord.simulator.channel.ProfileTime.PROFILE_CREATED;
import static io.patchcord.simulator.channel.ProfileTime.PROGRESS;
import static io.patchcord.simulator.channel.ProfileTime.PROGRESS_MEDIA;
import static io.patchcord.simulator.channel.ProfileTime.RESURRECT;

import io.patchcord.simulator.core.SwitchClock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * The account of a call that the switch adds as it ends ({@code switch_channel_set_timestamps}).
 */
public final class ReportingVariables {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
  private static final long MICROS_PER_SECOND = 1_000_000;

  private ReportingVariables() {}

  /** Adds the cause and every time and duration. The leg is down and its times are set. */
  public static void report(Channel channel) {
    HangupCause cause = channel.hangupCause().orElse(HangupCause.NORMAL_CLEARING);
    Variables variables = channel.variables();
    variables.set("hangup_cause", cause.name());
    variables.set("hangup_cause_q850", Integer.toString(cause.q850()));
    variables.set("digits_dialed", "none");
    addStamps(channel);
    addEpochs(channel);
    String application = variables.get("current_application");
    if (application != null) {
      variables.set("last_app", application);
      variables.set("last_arg", variables.get("current_application_data"));
    }
    variables.set("caller_id", callerId(channel.profile()));
    addDurations(channel);
  }

  /** Adds the counts of its media, if it had any. */
  public static void reportMedia(Channel channel) {
    if (channel.hasMedia()) {
      MediaVariables.finished(
          channel, channel.profile().time(HANGUP) - channel.profile().time(ANSWERED));
    }
  }

  private static void addStamps(Channel channel) {
    stamp(channel, "start_stamp", channel.profile().time(CREATED));
    stamp(channel, "profile_start_stamp", channel.profile().time(PROFILE_CREATED));
    stamp(channel, "answer_stamp", channel.profile().time(ANSWERED));
    stamp(channel, "bridge_stamp", channel.profile().time(BRIDGED));
    stamp(channel, "hold_stamp", channel.profile().time(LAST_HOLD));
    stamp(channel, "progress_stamp", channel.profile().time(PROGRESS));
    stamp(channel, "progress_media_stamp", channel.profile().time(PROGRESS_MEDIA));
    stamp(channel, "end_stamp", channel.profile().time(HANGUP));
  }

  private static void stamp(Channel channel, String variable, long micros) {
    if (micros != 0) {
      channel
          .variables()
          .set(variable, STAMP.format(SwitchClock.instant(micros).atOffset(ZoneOffset.UTC)));
    }
  }

  private static void addEpochs(Channel channel) {
    epoch(channel, "start", CREATED);
    epoch(channel, "profile_start", PROFILE_CREATED);
    epoch(channel, "answer", ANSWERED);
    epoch(channel, "bridge", BRIDGED);
    epoch(channel, "last_hold", LAST_HOLD);
    long held = channel.profile().time(HOLD_ACCUMULATED);
    channel
        .variables()
        .setAll(
            "hold_accum_seconds", Long.toString(held / MICROS_PER_SECOND),
            "hold_accum_usec", Long.toString(held),
            "hold_accum_ms", Long.toString(held / 1000));
    epoch(channel, "resurrect", RESURRECT);
    epoch(channel, "progress", PROGRESS);
    epoch(channel, "progress_media", PROGRESS_MEDIA);
    epoch(channel, "end", HANGUP);
  }

  private static void epoch(Channel channel, String prefix, ProfileTime time) {
    long micros = channel.profile().time(time);
    channel.variables().set(prefix + "_epoch", Long.toString(micros / MICROS_PER_SECOND));
    channel.variables().set(prefix + "_uepoch", Long.toString(micros));
  }

  private static String callerId(CallerProfile profile) {
    String name = profile.get(ProfileField.CALLER_ID_NAME);
    String number = profile.get(ProfileField.CALLER_ID_NUMBER);
    return name.isEmpty() ? number : "\"" + name + "\" <" + number + ">";
  }

  private static void addDurations(Channel channel) {
    addDurations(channel, MICROS_PER_SECOND, "duration", "sec");
    addDurations(channel, 1000, "mduration", "msec");
    addDurations(channel, 1, "uduration", "usec");
  }

  private static void addDurations(Channel channel, long unit, String duration, String suffix) {
    Variables variables = channel.variables();
    variables.set(duration, between(channel, CREATED, HANGUP, unit));
    variables.set("bill" + suffix, between(channel, ANSWERED, HANGUP, unit));
    variables.set("progress" + suffix, between(channel, CREATED, PROGRESS, unit));
    variables.set("answer" + suffix, between(channel, CREATED, ANSWERED, unit));
    variables.set("wait" + suffix, between(channel, CREATED, BRIDGED, unit));
    variables.set("progress_media" + suffix, between(channel, CREATED, PROGRESS_MEDIA, unit));
    variables.set("flow_bill" + suffix, between(channel, CREATED, HANGUP, unit));
  }

  /** The switch counts whole units of the clock, not of the difference. */
  private static String between(Channel channel, ProfileTime from, ProfileTime to, long unit) {
    long start = channel.profile().time(from);
    long end = channel.profile().time(to);
    return start == 0 || end == 0 ? "0" : Long.toString(end / unit - start / unit);
  }
}
