package io.patchcord.gateway.admin;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.patchcord.gateway.admin.AdminException.Reason;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * A CSV file of assignments, as spreadsheets and Salesforce's reports write them: commas,
 * semicolons or tabs, quotes, a byte order mark, columns in any order.
 *
 * @param ignoredColumns the headings that mean nothing here
 */
public record ImportFile(List<ImportRow> rows, List<String> ignoredColumns) {
  /** Four times the agents of one gateway; more is not a list of them. */
  public static final int MAX_ROWS = 20_000;

  /** As much as a row of the longest values has, in the longest characters, is far less. */
  private static final int MAX_CELL = 1_000;

  private static final int MAX_COLUMNS = 100;
  private static final String DELIMITERS = ",;\t";
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  public ImportFile {
    rows = List.copyOf(rows);
    ignoredColumns = List.copyOf(ignoredColumns);
  }

  /**
   * Reads one, in UTF-8 or in UTF-16 with its mark.
   *
   * @throws AdminException if it is no such file, or has too many rows
   */
  public static ImportFile read(byte[] bytes) {
    String text = decode(bytes);
    try (CSVParser parser = format(text).parse(new StringReader(text))) {
      List<String> ignored = new ArrayList<>();
      Map<ImportColumn, Integer> columns = Map.of();
      List<ImportRow> rows = new ArrayList<>();
      boolean afterGap = false;
      for (CSVRecord cells : parser) {
        if (isBlank(cells)) {
          afterGap = !rows.isEmpty();
        } else if (columns.isEmpty()) {
          columns = columns(cells, ignored);
        } else if (!(afterGap && isFooter(cells))) {
          afterGap = false;
          if (rows.size() == MAX_ROWS) {
            throw new AdminException(
                Reason.FILE_TOO_LARGE,
                "rows: over " + MAX_ROWS + " (expected: <= " + MAX_ROWS + ")");
          }
          // The line on which it ends is the line after the last one of a cell with line breaks.
          rows.add(row((int) parser.getCurrentLineNumber(), cells, columns));
        }
      }
      if (columns.isEmpty()) {
        throw unreadable("The file is empty: its first line names the columns.");
      }
      return new ImportFile(rows, ignored);
    } catch (CSVException | UncheckedIOException e) {
      throw unreadable("The quotes do not fit: every one that is opened must be closed.");
    } catch (IOException e) {
      throw new UncheckedIOException("a text that cannot be read", e);
    }
  }

  /** Writes rows, as they are read again. */
  public static String write(List<ImportRow> rows) {
    StringBuilder text = new StringBuilder();
    try (CSVPrinter printer = new CSVPrinter(text, CSVFormat.RFC4180)) {
      printer.printRecord(
          ImportColumn.USERNAME.heading(),
          ImportColumn.DISPLAY_NAME.heading(),
          ImportColumn.EMAIL.heading(),
          ImportColumn.SALESFORCE_USER_ID.heading(),
          ImportColumn.LINE.heading(),
          ImportColumn.CALL_CENTER.heading());
      for (ImportRow row : rows) {
        printer.printRecord(
            row.username(),
            row.displayName(),
            row.email(),
            row.salesforceUserId(),
            row.line(),
            row.callCenter());
      }
      return text.toString();
    } catch (IOException e) {
      throw new UncheckedIOException("a text that cannot be written", e);
    }
  }

  private static String decode(byte[] bytes) {
    Charset charset = UTF_8;
    if (bytes.length >= 2 && (bytes[0] & 0xFF) == 0xFF && (bytes[1] & 0xFF) == 0xFE) {
      charset = StandardCharsets.UTF_16LE;
    } else if (bytes.length >= 2 && (bytes[0] & 0xFF) == 0xFE && (bytes[1] & 0xFF) == 0xFF) {
      charset = StandardCharsets.UTF_16BE;
    }
    try {
      String text = charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw unreadable("The file is not in UTF-8: save or export it as 'CSV UTF-8'.");
    }
  }

  /** By what separates the headings. */
  private static CSVFormat format(String text) {
    int[] counts = new int[DELIMITERS.length()];
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char character = text.charAt(i);
      if (character == '"') {
        quoted = !quoted;
      } else if (!quoted && (character == '\n' || character == '\r')) {
        if (counts[0] + counts[1] + counts[2] > 0) {
          break;
        }
      } else if (!quoted && DELIMITERS.indexOf(character) >= 0) {
        counts[DELIMITERS.indexOf(character)]++;
      }
    }
    int most = 0;
    for (int i = 1; i < counts.length; i++) {
      most = counts[i] > counts[most] ? i : most;
    }
    return CSVFormat.RFC4180
        .builder()
        .setDelimiter(DELIMITERS.charAt(most))
        .setIgnoreEmptyLines(false)
        .get();
  }

  private static boolean isBlank(CSVRecord cells) {
    return cells.stream().allMatch(String::isBlank);
  }

  /** Reports end with a gap, and lines of one cell: the report's name, who made it, a notice. */
  private static boolean isFooter(CSVRecord cells) {
    return cells.stream().filter(cell -> !cell.isBlank()).count() == 1;
  }

  private static Map<ImportColumn, Integer> columns(CSVRecord headings, List<String> ignored) {
    if (headings.size() > MAX_COLUMNS) {
      throw unreadable("columns: " + headings.size() + " (expected: <= " + MAX_COLUMNS + ")");
    }
    Map<ImportColumn, Integer> columns = new EnumMap<>(ImportColumn.class);
    for (int i = 0; i < headings.size(); i++) {
      String heading = headings.get(i).strip();
      ImportColumn column = ImportColumn.of(heading).orElse(null);
      if (column == null) {
        if (!heading.isEmpty()) {
          ignored.add(Entered.shown(heading));
        }
      } else if (columns.put(column, i) != null) {
        throw unreadable("Two columns mean '" + column.heading() + "': take one out.");
      }
    }
    if (!columns.containsKey(ImportColumn.USERNAME)
        && !columns.containsKey(ImportColumn.SALESFORCE_USER_ID)) {
      throw unreadable(
          "There is no column 'Username': the first line names the columns, Username, Name, Email,"
              + " User ID, Extension, Call Center.");
    }
    return columns;
  }

  private static ImportRow row(int number, CSVRecord cells, Map<ImportColumn, Integer> columns) {
    String name = cell(number, cells, columns, ImportColumn.DISPLAY_NAME);
    String first = cell(number, cells, columns, ImportColumn.FIRST_NAME);
    String last = cell(number, cells, columns, ImportColumn.LAST_NAME);
    String both = ((first == null ? "" : first) + " " + (last == null ? "" : last)).strip();
    return new ImportRow(
        number,
        cell(number, cells, columns, ImportColumn.USERNAME),
        name == null || name.isBlank() ? both : name,
        cell(number, cells, columns, ImportColumn.EMAIL),
        cell(number, cells, columns, ImportColumn.SALESFORCE_USER_ID),
        cell(number, cells, columns, ImportColumn.LINE),
        cell(number, cells, columns, ImportColumn.CALL_CENTER));
  }

  private static @Nullable String cell(
      int number, CSVRecord cells, Map<ImportColumn, Integer> columns, ImportColumn column) {
    Integer index = columns.get(column);
    if (index == null || index >= cells.size()) {
      return null;
    }
    String cell = cells.get(index);
    if (cell.length() > MAX_CELL) {
      throw unreadable(
          "Line %d: a cell has %d characters (expected: <= %d)"
              .formatted(number, cell.length(), MAX_CELL));
    }
    return cell;
  }

  private static AdminException unreadable(String message) {
    return new AdminException(Reason.UNREADABLE_FILE, message);
  }
}
