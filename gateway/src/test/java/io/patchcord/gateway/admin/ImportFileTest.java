package io.patchcord.gateway.admin;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.patchcord.gateway.admin.AdminException.Reason;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImportFileTest {
  private static ImportFile read(String text) {
    return ImportFile.read(text.getBytes(UTF_8));
  }

  private static void assertUnreadable(byte[] bytes, String words) {
    assertThatExceptionOfType(AdminException.class)
        .isThrownBy(() -> ImportFile.read(bytes))
        .withMessageContaining(words)
        .satisfies(refused -> assertThat(refused.reason()).isEqualTo(Reason.UNREADABLE_FILE));
  }

  @ParameterizedTest
  @ValueSource(strings = {",", ";", "\t"})
  void anyUsualSeparatorAndAnyLineEndIsRead(String separator) {
    for (String end : List.of("\n", "\r\n", "\r")) {
      ImportFile file =
          read(
              "Extension,USER NAME,Call Center: Internal Name,full_name"
                      .replace(",", separator)
                      .replace("Call Center: Internal Name", "call-center internal name")
                      .replace("call-center internal name", "Call Centre")
                  + end
                  + "1001,ada,Support,Ada".replace(",", separator)
                  + end);
      assertThat(file.rows())
          .containsExactly(new ImportRow(2, "ada", "Ada", null, null, "1001", "Support"));
      assertThat(file.ignoredColumns()).isEmpty();
    }
  }

  @Test
  void quotesAndLineBreaksInCellsAreRead() {
    ImportFile file =
        read(
            "\"Username\",\"First Name\",\"Last Name\",\"Shoe, size\",\"Email\"\n"
                + "\"ada\",\"Ada \"\"the first\"\"\",\"Lovelace, Countess\",\"4\n2\",\n"
                + "bob,,Brown,,bob@example.com\n");
    assertThat(file.rows())
        .containsExactly(
            new ImportRow(3, "ada", "Ada \"the first\" Lovelace, Countess", null, null, null, null),
            new ImportRow(4, "bob", "Brown", "bob@example.com", null, null, null));
    assertThat(file.ignoredColumns()).containsExactly("'Shoe, size'");
  }

  @Test
  void aMarkAndTheEncodingsOfSpreadsheetsAreRead() {
    String text = "Username;Name\nzoë;Zoë\n";
    ImportRow zoe = new ImportRow(2, "zoë", "Zoë", null, null, null, null);
    assertThat(read("\uFEFF" + text).rows()).containsExactly(zoe);
    assertThat(ImportFile.read(text.getBytes(UTF_16)).rows()).containsExactly(zoe);
    assertUnreadable(text.getBytes(ISO_8859_1), "UTF-8");
  }

  @Test
  void anEmptyLineCellIsNotAMissingColumn() {
    assertThat(read("Username,Line\nada,\n").rows().get(0).line()).isEmpty();
    assertThat(read("Username,Line\nada\n").rows().get(0).line()).isNull();
    assertThat(read("Username\nada\n").rows().get(0).line()).isNull();
  }

  @Test
  void theEndOfAReportIsNoRow() {
    ImportFile file =
        read(
            """
            Username,Extension
            ada,1001

            bob,1002


            "Users of Support"
            "Copyright (c) 2000-2026 salesforce.com, inc. All rights reserved."
            """);
    assertThat(file.rows()).extracting(ImportRow::username).containsExactly("ada", "bob");
    assertThat(file.rows()).extracting(ImportRow::number).containsExactly(2, 4);
  }

  @Test
  void whatIsNoSuchFileIsRefused() {
    assertUnreadable(new byte[0], "empty");
    assertUnreadable("\n\n".getBytes(UTF_8), "empty");
    assertUnreadable("a,b\n1,2\n".getBytes(UTF_8), "no column 'Username'");
    assertUnreadable("Username,User,Line\n".getBytes(UTF_8), "Two columns mean 'Username'");
    assertUnreadable("Username,Line\n\"ada,1\n".getBytes(UTF_8), "quotes");
    assertUnreadable("Username\n\"a\"b\n".getBytes(UTF_8), "quotes");
    assertUnreadable(("Username\n" + "a".repeat(2_000)).getBytes(UTF_8), "a cell has 2000");
    assertUnreadable((",".repeat(200) + "Username\n").getBytes(UTF_8), "columns: 201");
    assertThatExceptionOfType(AdminException.class)
        .isThrownBy(() -> read("Username\n" + "a\n".repeat(ImportFile.MAX_ROWS + 1)))
        .satisfies(refused -> assertThat(refused.reason()).isEqualTo(Reason.FILE_TOO_LARGE));
  }

  @Test
  void whatIsWrittenIsReadAgain() {
    List<ImportRow> rows =
        List.of(
            new ImportRow(2, "ada", "Ada, \"the first\"", null, "0055g00000ABCDEIA5", "*1", "A"),
            new ImportRow(3, "bob", "B;ob", "bob@example.com", null, "", "B\tC"));
    assertThat(read(ImportFile.write(rows)).rows()).isEqualTo(rows);
  }
}
