package io.patchcord.persistence;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Enumeration;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** A backup of an H2 file, as {@link Database#backUp} makes it: a zip with that file in it. */
public final class DatabaseBackup {
  private static final String SUFFIX = ".mv.db";

  private final Path zip;

  public DatabaseBackup(Path zip) {
    this.zip = requireNonNull(zip, "zip is null");
  }

  /**
   * Puts the file where a database is to be; nothing may be there yet.
   *
   * @param file without its suffix, as the JDBC URL names it
   * @throws DatabaseException if it is no such backup, cannot be written, or something is there
   */
  public void restoreTo(Path file) {
    Path target = file.resolveSibling(file.getFileName() + SUFFIX);
    if (Files.exists(target)) {
      throw new DatabaseException(
          "There is a database at " + target + " already: move it away first.", null);
    }
    Path part = file.resolveSibling(file.getFileName() + SUFFIX + ".part");
    try (ZipFile archive = new ZipFile(zip.toFile())) {
      Files.createDirectories(requireNonNull(target.toAbsolutePath().getParent(), "no directory"));
      try (InputStream bytes = archive.getInputStream(only(archive))) {
        Files.copy(bytes, part, StandardCopyOption.REPLACE_EXISTING);
      }
      // All of it, or nothing: what is there after a crash is no database by its name.
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (ZipException e) {
      throw notOne(e);
    } catch (IOException e) {
      throw new DatabaseException("The backup " + zip + " cannot be restored: " + e, e);
    }
  }

  private ZipEntry only(ZipFile archive) {
    Enumeration<? extends ZipEntry> entries = archive.entries();
    ZipEntry first = entries.hasMoreElements() ? entries.nextElement() : null;
    if (first == null || entries.hasMoreElements() || !first.getName().endsWith(SUFFIX)) {
      throw notOne(null);
    }
    return first;
  }

  private DatabaseException notOne(@org.jspecify.annotations.Nullable Exception cause) {
    return new DatabaseException("The file " + zip + " is no backup of Patchcord.", cause);
  }
}
