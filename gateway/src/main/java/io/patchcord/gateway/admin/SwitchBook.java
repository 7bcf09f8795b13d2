package io.patchcord.gateway.admin;

import java.util.List;

/** The switches that are known. All methods block, and throw {@link AdminException}. */
public final class SwitchBook {
  /** More than an installation has. */
  private static final int MAX = 100;

  private final AdminStore store;

  public SwitchBook(AdminStore store) {
    this.store = store;
  }

  /** All of them, by name. */
  public List<SwitchEntry> list() {
    return store.read(db -> db.switchNodes().all(MAX).stream().map(SwitchEntry::of).toList());
  }
}
