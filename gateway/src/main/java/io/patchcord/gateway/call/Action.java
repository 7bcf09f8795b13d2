package io.patchcord.gateway.call;

import java.util.Locale;

/** What can be asked of a participant now. */
public enum Action {
  HANGUP;

  /** As it stands in the API's paths. */
  public String path() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
