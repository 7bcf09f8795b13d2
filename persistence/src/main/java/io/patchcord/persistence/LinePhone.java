package io.patchcord.persistence;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is special about the phone of a line.
 *
 * @param dialString the endpoint that the switch calls instead of the line's phones: {@code
 *     user/1004@example.com}, {@code sofia/gateway/carrier/4930123456} or {@code
 *     sofia/internal/1004@192.0.2.7:5060}; null for the line's phones in the switch's directory
 * @param recordingPolicy capitals and {@code _}, at most 20; null leaves it to the call center
 * @param lacks what it cannot do: words of capitals and {@code _}, with blanks between them; null
 *     for nothing
 * @param kind capitals and {@code _}, at most 20; null for a SIP phone
 */
@Embeddable
public record LinePhone(
    @Column(name = "dial_string") @Nullable String dialString,
    @Column(name = "recording_policy") @Nullable String recordingPolicy,
    @Column(name = "phone_lacks") @Nullable String lacks,
    @Column(name = "phone_kind") @Nullable String kind) {

  /** As most are. */
  public static final LinePhone USUAL = new LinePhone(null, null, null, null);

  /** One endpoint: a comma, a bar, a brace or a blank would call somebody else too. */
  private static final Pattern DIAL_STRING =
      Pattern.compile(
          "(?:user/[A-Za-z0-9*#._-]{1,64}(?:@[A-Za-z0-9.-]{1,64})?"
              + "|verto\\.rtc/[A-Za-z0-9*#._-]{1,64}(?:@[A-Za-z0-9.-]{1,64})?"
              + "|sofia/gateway/[A-Za-z0-9._-]{1,64}/[+A-Za-z0-9*#._-]{1,64}"
              + "|sofia/[A-Za-z0-9._-]{1,32}/[+A-Za-z0-9*#._-]{1,64}@[A-Za-z0-9.-]{1,64}(?::[0-9]{1,5})?)");

  private static final Pattern WORD = Pattern.compile("[A-Z_]{1,20}");
  private static final Pattern LACKS = Pattern.compile("[A-Z_]{1,30}(?: [A-Z_]{1,30}){0,5}");

  public LinePhone {
    if (dialString != null && !DIAL_STRING.matcher(dialString).matches()) {
      throw new IllegalArgumentException(
          "dialString is not one endpoint (expected: user/NUMBER@DOMAIN, sofia/gateway/NAME/NUMBER or"
              + " sofia/PROFILE/NUMBER@HOST)");
    }
    if (recordingPolicy != null && !WORD.matcher(recordingPolicy).matches()) {
      throw new IllegalArgumentException("recordingPolicy is not 1 to 20 capitals and _");
    }
    if (lacks != null && !LACKS.matcher(lacks).matches()) {
      throw new IllegalArgumentException("lacks is not a list of words of capitals");
    }
    if (kind != null && !WORD.matcher(kind).matches()) {
      throw new IllegalArgumentException("kind is not 1 to 20 capitals and _");
    }
  }

  /** The same with another dial string; null for the line's phones in the switch's directory. */
  public LinePhone withDialString(@Nullable String changed) {
    return new LinePhone(changed, recordingPolicy, lacks, kind);
  }

  /** The same with another policy; null leaves it to the call center. */
  public LinePhone withRecordingPolicy(@Nullable String changed) {
    return new LinePhone(dialString, changed, lacks, kind);
  }

  /** The same, unable to do this. */
  public LinePhone lacking(Set<String> words) {
    return new LinePhone(
        dialString,
        recordingPolicy,
        words.isEmpty() ? null : String.join(" ", new TreeSet<>(words)),
        kind);
  }

  /** The same of another kind; null for a SIP phone. */
  public LinePhone withKind(@Nullable String changed) {
    return new LinePhone(dialString, recordingPolicy, lacks, changed);
  }

  /** What it cannot do. */
  public Set<String> lacking() {
    return lacks == null ? Set.of() : Set.of(lacks.split(" "));
  }
}
