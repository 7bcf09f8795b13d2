package io.patchcord.gateway.api;

import com.github.therapi.runtimejavadoc.ClassJavadoc;
import com.github.therapi.runtimejavadoc.Comment;
import com.github.therapi.runtimejavadoc.CommentVisitor;
import com.github.therapi.runtimejavadoc.Link;
import com.github.therapi.runtimejavadoc.ParamJavadoc;
import com.github.therapi.runtimejavadoc.RuntimeJavadoc;
import com.github.therapi.runtimejavadoc.Value;
import java.util.Optional;
import java.util.regex.Pattern;

/** What the Javadoc of a record says, for those who read the API's description instead. */
final class WrittenDescriptions {
  private static final Pattern BLANKS = Pattern.compile("\\s+");

  private WrittenDescriptions() {}

  /** Of the record itself: the first paragraph. */
  static Optional<String> of(Class<?> type) {
    String[] paragraphs = text(RuntimeJavadoc.getJavadoc(type).getComment()).split("<p>", 2);
    return sentence(paragraphs[0]);
  }

  /** Of one of its components, by the name that it has in Java. */
  static Optional<String> of(Class<?> type, String component) {
    ClassJavadoc written = RuntimeJavadoc.getJavadoc(type);
    return written.getRecordComponents().stream()
        .filter(param -> param.getName().equals(component))
        .findFirst()
        .map(ParamJavadoc::getComment)
        .map(WrittenDescriptions::text)
        .flatMap(WrittenDescriptions::sentence);
  }

  private static Optional<String> sentence(String text) {
    String line = BLANKS.matcher(text).replaceAll(" ").strip();
    return line.isEmpty()
        ? Optional.empty()
        : Optional.of(Character.toUpperCase(line.charAt(0)) + line.substring(1));
  }

  /** As Markdown, which OpenAPI's descriptions are. */
  private static String text(Comment comment) {
    StringBuilder text = new StringBuilder();
    comment.visit(
        new CommentVisitor() {
          @Override
          public void commentText(String value) {
            text.append(value);
          }

          @Override
          public void inlineLink(Link link) {
            text.append(link.getLabel());
          }

          @Override
          public void inlineTag(String name, String value) {
            text.append('`').append(value).append('`');
          }

          @Override
          public void inlineValue(Value value) {
            throw new IllegalStateException("{@value} cannot be shown: write the value");
          }
        });
    return text.toString();
  }
}
