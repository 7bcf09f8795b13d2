package io.patchcord.gateway.admin;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A column of an import, under the names that people and Salesforce give it. */
enum ImportColumn {
  USERNAME("Username", "user", "agent", "login", "loginname", "userusername"),
  DISPLAY_NAME("Name", "displayname", "fullname", "agentname", "userfullname"),
  FIRST_NAME("First Name", "userfirstname", "givenname"),
  LAST_NAME("Last Name", "userlastname", "surname", "familyname"),
  EMAIL("Email", "emailaddress", "mail", "useremail"),
  SALESFORCE_USER_ID("User ID", "salesforceuserid", "salesforceid", "userid18", "id"),
  LINE("Extension", "line", "linenumber", "ext", "number", "userextension", "phoneextension"),
  CALL_CENTER(
      "Call Center",
      "callcentre",
      "callcentername",
      "callcenterinternalname",
      "internalname",
      "reqinternalname");

  private final String heading;

  /** Separated by blanks, in letters and digits only. */
  private final String others;

  ImportColumn(String heading, String... others) {
    this.heading = heading;
    this.others = " " + String.join(" ", others) + " ";
  }

  /** As an export names it. */
  String heading() {
    return heading;
  }

  /** The column that a heading means: case, blanks and punctuation do not matter. */
  static Optional<ImportColumn> of(String heading) {
    String letters = letters(heading);
    if (letters.isEmpty()) {
      return Optional.empty();
    }
    return Arrays.stream(values())
        .filter(
            column ->
                letters.equals(letters(column.heading))
                    || column.others.contains(" " + letters + " "))
        .findFirst();
  }

  private static String letters(String heading) {
    return heading.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
  }
}
