package io.patchcord.gateway.callcenter.definition;

import static java.util.Objects.requireNonNull;

/**
 * What is wrong with a definition.
 *
 * @param line of the file, from 1
 * @param item its name, with its section: {@code reqGeneralInfo/reqTimeout}; the section or {@code
 *     callCenter} alone where no item is to blame
 * @param sentence for who wrote the file: what is wrong and what is expected
 */
public record DefinitionFault(int line, String item, String sentence) {
  public DefinitionFault {
    requireNonNull(item, "item is null");
    requireNonNull(sentence, "sentence is null");
  }

  @Override
  public String toString() {
    return "line " + line + ", " + item + ": " + sentence;
  }
}
