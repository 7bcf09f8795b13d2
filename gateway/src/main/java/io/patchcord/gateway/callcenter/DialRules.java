package io.patchcord.gateway.callcenter;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a call center prescribes of dialling.
 *
 * @param outsidePrefix what people dial before a number that is no extension, {@code null} for
 *     nothing
 * @param longDistancePrefix what they dial before a national number, {@code null} for what is usual
 *     in the country
 * @param internationalPrefix what they dial before a country code, {@code null} likewise
 * @param allowed the beginnings of the numbers that may be dialled, in E.164; none for all
 * @param forbidden the beginnings of the numbers that may not; where one of each fits, the longer
 *     one decides
 * @param premiumAllowed whether numbers may be dialled that cost more than the call
 */
public record DialRules(
    @Nullable String outsidePrefix,
    @Nullable String longDistancePrefix,
    @Nullable String internationalPrefix,
    List<String> allowed,
    List<String> forbidden,
    boolean premiumAllowed) {

  /** Of a call center that says nothing: every number but the dear ones. */
  public static final DialRules NONE = new DialRules(null, null, null, List.of(), List.of(), false);

  public DialRules {
    allowed = List.copyOf(allowed);
    forbidden = List.copyOf(forbidden);
  }
}
