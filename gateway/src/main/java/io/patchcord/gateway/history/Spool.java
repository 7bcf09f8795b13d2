package io.patchcord.gateway.history;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The records on disk: a file for each call that lives, or that the database does not have yet. A
 * file is there whole or not at all: it is written beside its place, forced to the disk, and then
 * renamed. Not for several threads; one process at a time.
 */
final class Spool implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Spool.class);

  private static final String WHOLE = ".json";
  private static final String UNFINISHED = ".part";

  /** Kept for a person to look at; not read again. */
  private static final String SET_ASIDE = ".damaged";

  private static final FileAttribute<Set<PosixFilePermission>> OWNERS_FILE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
  private static final FileAttribute<Set<PosixFilePermission>> OWNERS_DIRECTORY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(MapperFeature.AUTO_DETECT_IS_GETTERS)
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          // A newer Patchcord may have written it.
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private final Path directory;
  private final FileChannel lock;

  private Spool(Path directory, FileChannel lock) {
    this.directory = directory;
    this.lock = lock;
  }

  /**
   * Opens the directory, and makes it if it is not there.
   *
   * @throws IOException when it cannot be written, or another process has it open
   */
  static Spool open(Path directory) throws IOException {
    requireNonNull(directory, "directory is null");
    if (!Files.isDirectory(directory)) {
      Path parent = directory.toAbsolutePath().getParent();
      if (parent != null) {
        Files.createDirectories(parent);
      }
      Files.createDirectory(directory, OWNERS_DIRECTORY);
    }
    FileChannel lock =
        FileChannel.open(
            directory.resolve("lock"),
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
            OWNERS_FILE);
    try {
      if (lock.tryLock() != null) {
        return new Spool(directory, lock);
      }
    } catch (OverlappingFileLockException here) {
      // As below: it is in use, by this very process.
    } catch (IOException e) {
      lock.close();
      throw e;
    }
    lock.close();
    throw new IOException("it is in use by another gateway");
  }

  /**
   * Every record, in the order of their calls' beginning. What cannot be read is set aside with a
   * line in the log; what was never finished is of no use, and deleted.
   */
  List<HistoryRecord> load() throws IOException {
    List<HistoryRecord> records = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
      for (Path file : files) {
        String name = file.getFileName().toString();
        if (name.endsWith(UNFINISHED)) {
          Files.delete(file);
        } else if (name.endsWith(WHOLE)) {
          try {
            records.add(JSON.readValue(Files.readAllBytes(file), HistoryRecord.class));
          } catch (JsonProcessingException damaged) {
            setAside(file, damaged.getOriginalMessage());
          }
        }
      }
    }
    records.sort(Comparator.comparing(found -> found.times().created()));
    return records;
  }

  /** Writes a record, in place of an earlier one of its call; when this returns, it is on disk. */
  void write(HistoryRecord next) throws IOException {
    Path unfinished = directory.resolve(next.callId() + UNFINISHED);
    Files.deleteIfExists(unfinished);
    try (FileChannel out =
        FileChannel.open(
            unfinished,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            OWNERS_FILE)) {
      ByteBuffer bytes = ByteBuffer.wrap(JSON.writeValueAsBytes(next));
      while (bytes.hasRemaining()) {
        out.write(bytes);
      }
      out.force(true);
    }
    Files.move(unfinished, file(next.callId()), StandardCopyOption.ATOMIC_MOVE);
  }

  /** Deletes the record of a call, if there is one. */
  void remove(UUID callId) throws IOException {
    Files.deleteIfExists(file(callId));
  }

  /** Forces the names to the disk; what was written before this is there after a power failure. */
  void force() throws IOException {
    try (FileChannel names = FileChannel.open(directory, StandardOpenOption.READ)) {
      names.force(true);
    }
  }

  @Override
  public void close() throws IOException {
    lock.close();
  }

  private Path file(UUID callId) {
    return directory.resolve(callId + WHOLE);
  }

  private static void setAside(Path file, String why) throws IOException {
    if (Files.exists(file)) {
      Path aside = file.resolveSibling(file.getFileName() + SET_ASIDE);
      Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
      LOG.error("The record {} cannot be used and is kept as {}: {}", file, aside, why);
    }
  }
}
