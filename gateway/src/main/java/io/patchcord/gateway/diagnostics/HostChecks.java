package io.patchcord.gateway.diagnostics;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The machine of the gateway: whether there is room on its disk. */
public final class HostChecks implements Checks {
  private static final Layer LAYER = Layer.GATEWAY;
  private static final long MEGABYTE = 1024 * 1024;

  /** An hour without a database in the busiest installation, twice over. */
  private static final long TIGHT = 2_048 * MEGABYTE;

  /** What the spool, the database's own log and a restart need at the least. */
  private static final long TOO_LITTLE = 256 * MEGABYTE;

  private final List<Path> folders;

  /**
   * @param folders that are written to
   */
  public HostChecks(List<Path> folders) {
    this.folders = List.copyOf(folders);
  }

  @Override
  public List<Finding> run() {
    return folders.stream().distinct().map(HostChecks::disk).toList();
  }

  private static Finding disk(Path folder) {
    Path there = folder.toAbsolutePath().normalize();
    while (!Files.exists(there) && there.getParent() != null) {
      there = there.getParent();
    }
    String name = "disk:" + folder;
    try {
      FileStore store = Files.getFileStore(there);
      if (!Files.isWritable(there)) {
        return Finding.failed(
            LAYER,
            name,
            "The user who asks may not write to " + folder + ".",
            "Run this as the gateway's user, or give that user the folder.");
      }
      return disk(name, folder, store.getUsableSpace());
    } catch (IOException e) {
      return Finding.failed(
          LAYER,
          name,
          "The disk of " + folder + " cannot be read.",
          "See whether it is mounted: records of calls are kept there.");
    }
  }

  static Finding disk(String name, Path folder, long free) {
    String detail = free / MEGABYTE + " MB are free for " + folder + ".";
    if (free >= TIGHT) {
      return Finding.ok(LAYER, name, detail);
    }
    String remedy = "Make room: when it is full, records of calls are lost.";
    return free >= TOO_LITTLE
        ? Finding.warning(LAYER, name, detail, remedy)
        : Finding.failed(LAYER, name, detail, remedy);
  }
}
