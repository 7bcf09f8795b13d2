package io.patchcord.systemtests;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads protobuf without its description: a list of numbered fields. */
final class Protobuf {
  private Protobuf() {}

  /**
   * A field.
   *
   * @param value of a number
   * @param bytes of a text, of bytes or of a message; empty for a number
   */
  @SuppressWarnings("ArrayRecordComponent") // nobody compares them
  record Field(int number, long value, byte[] bytes) {
    String text() {
      return new String(bytes, StandardCharsets.UTF_8);
    }

    List<Field> message() {
      return fields(bytes);
    }
  }

  static List<Field> fields(byte[] message) {
    ByteBuffer in = ByteBuffer.wrap(message).order(ByteOrder.LITTLE_ENDIAN);
    List<Field> fields = new ArrayList<>();
    while (in.hasRemaining()) {
      long tag = number(in);
      int number = (int) (tag >>> 3);
      fields.add(
          switch ((int) (tag & 7)) {
            case 0 -> new Field(number, number(in), new byte[0]);
            case 1 -> new Field(number, in.getLong(), new byte[0]);
            case 2 -> {
              byte[] bytes = new byte[(int) number(in)];
              in.get(bytes);
              yield new Field(number, 0, bytes);
            }
            case 5 -> new Field(number, in.getInt(), new byte[0]);
            default -> throw new IllegalArgumentException("no protobuf: tag " + tag);
          });
    }
    return fields;
  }

  private static long number(ByteBuffer in) {
    long value = 0;
    for (int shift = 0; ; shift += 7) {
      byte next = in.get();
      value |= (long) (next & 0x7f) << shift;
      if (next >= 0) {
        return value;
      }
    }
  }
}
