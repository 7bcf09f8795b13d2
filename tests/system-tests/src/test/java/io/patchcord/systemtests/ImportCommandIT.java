package io.patchcord.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of the map, from the command line into a gateway that runs. */
class ImportCommandIT extends RunningSystem {
  private static final String ROWS =
      """
      Username,Name,Extension,Call Center
      zoe,Zoe Zimmer,1901,PatchcordDemo
      yan,Yan Young,1902,NoSuchCenter
      """;

  @TempDir private Path directory;
  private Path key;

  @BeforeEach
  void writeKey() throws IOException {
    key = Files.writeString(directory.resolve("key"), gateway().admin().key() + "\n");
  }

  @Test
  void aPlanIsShownAndRefusedRowsStopAllUnlessTheyAreSkipped() throws IOException {
    Path file = Files.writeString(directory.resolve("rows.csv"), ROWS);
    ChildProcess dry = assignments(1, file, "--dry-run");
    assertThat(Commands.text(dry))
        .containsPattern("row 2 +created +zoe +1901 +Agent zoe is new. Line 1901 is new.")
        .containsPattern("row 3 +refused +yan ")
        .contains("Planned: 1 created, 0 changed, 0 ended, 0 unchanged, 1 refused.")
        .contains("it was a dry run");
    assertThat(Commands.text(assignments(1, file))).contains("Nothing was done: mend");
    assertThat(gateway().admin().get("/api/v1/assignments/export").body()).doesNotContain("zoe");

    ChildProcess done = assignments(1, file, "--skip-refused");
    assertThat(Commands.text(done)).contains("Done: 1 created").contains("undoes it");
    String export = gateway().admin().get("/api/v1/assignments/export").body();
    assertThat(export).contains("zoe");
    Path json = Files.writeString(directory.resolve("again.json"), export);
    assertThat(Commands.text(assignments(0, json))).contains("0 created, 0 changed, 0 ended");
    undo();
  }

  @Test
  void theDefinitionOfACallCenterIsImported() throws IOException {
    String definition =
        gateway().admin().get("/api/v1/call-centers/PatchcordDemo/export").expect(200).body();
    Path file = Files.writeString(directory.resolve("center.xml"), definition);
    assertThat(
            Commands.text(
                Commands.run(
                    0,
                    "import",
                    "call-center",
                    file,
                    "--dry-run",
                    "--url",
                    gateway().baseUrl(),
                    "--key-file",
                    key)))
        .contains("Call center PatchcordDemo, ")
        .contains("it was a dry run");
    Path broken = Files.writeString(directory.resolve("broken.xml"), "<callCenter>");
    assertThat(
            Commands.refused(
                "import", "call-center", broken, "--url", gateway().baseUrl(), "--key-file", key))
        .contains("the gateway refused it (");
  }

  @Test
  void whatCannotBeDoneIsSaidInOneLine() throws IOException {
    Path file = Files.writeString(directory.resolve("rows.csv"), ROWS);
    assertThat(Commands.refused("import", "assignments", file)).contains("--key-file");
    assertThat(
            Commands.refused(
                "import", "assignments", file, "--key-file", key, "--url", "http://127.0.0.1:1"))
        .contains("does not listen there");
    Path agent = Files.writeString(directory.resolve("agent"), alice().key() + "\n");
    assertThat(
            Commands.refused(
                "import", "assignments", file, "--key-file", agent, "--url", gateway().baseUrl()))
        .contains("(forbidden)");
    assertThat(
            Commands.refused(
                "import",
                "assignments",
                directory.resolve("nowhere"),
                "--key-file",
                key,
                "--url",
                gateway().baseUrl()))
        .contains("cannot be read");
    assertThat(Commands.refused("import")).contains("say what to import");
  }

  private ChildProcess assignments(int exit, Path file, Object... more) {
    Object[] words = new Object[7 + more.length];
    Object[] first = {
      "import", "assignments", file, "--url", gateway().baseUrl(), "--key-file", key
    };
    System.arraycopy(first, 0, words, 0, first.length);
    System.arraycopy(more, 0, words, first.length, more.length);
    return Commands.run(exit, words);
  }

  /** As it was for the tests after this one. */
  private void undo() {
    Api admin = gateway().admin();
    String id = admin.get("/api/v1/assignments/imports").expect(200).text("/items/1/id");
    String latest = admin.get("/api/v1/assignments/imports").expect(200).text("/items/0/id");
    for (String each : new String[] {latest, id}) {
      admin
          .send(
              admin
                  .request("/api/v1/assignments/imports/" + each)
                  .method("DELETE", BodyPublishers.noBody()))
          .expect(200);
    }
  }
}
