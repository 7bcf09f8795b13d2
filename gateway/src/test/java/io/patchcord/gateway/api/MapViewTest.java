package io.patchcord.gateway.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.patchcord.gateway.audit.AuditActor;
import io.patchcord.gateway.audit.AuditRecord;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MapViewTest {
  private static AuditRecord change(
      String type, String id, Map<String, String> before, Map<String, String> after) {
    return new AuditRecord(
        Instant.EPOCH,
        new AuditActor("ADMIN", "pck_01234567", null, "127.0.0.1", "request-1"),
        type + ".change",
        new AuditRecord.Target(type, id, null),
        before,
        after);
  }

  @Test
  void namesEachAgentOnceWhoseLineOrNameChanged() {
    assertThat(
            MapView.Event.from(
                List.of(
                    change("agent", "dora", Map.of(), Map.of()),
                    change("assignment", "1", Map.of("agent", "bob"), Map.of()),
                    change("assignment", "2", Map.of(), Map.of("agent", "bob")))))
        .isEqualTo(new MapView.Event(List.of("bob", "dora")));
  }

  @Test
  void namesNobodyWhenLinesAloneChanged() {
    assertThat(MapView.Event.from(List.of(change("line", "1001", Map.of(), Map.of()))))
        .isEqualTo(new MapView.Event(List.of()));
  }

  @Test
  void meansAllAfterAnImportOrManyChanges() {
    assertThat(MapView.Event.from(List.of(change("import", "1", Map.of(), Map.of()))))
        .isEqualTo(new MapView.Event(null));
    assertThat(
            MapView.Event.from(
                IntStream.range(0, 51)
                    .mapToObj(i -> change("agent", "agent" + i, Map.of(), Map.of()))
                    .toList()))
        .isEqualTo(new MapView.Event(null));
  }

  @Test
  void isNothingWhenNothingOfTheMapChanged() {
    assertThat(MapView.Event.from(List.of())).isNull();
    assertThat(MapView.Event.from(List.of(change("api-key", "pck_1", Map.of(), Map.of()))))
        .isNull();
  }
}
