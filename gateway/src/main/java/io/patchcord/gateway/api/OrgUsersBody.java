package io.patchcord.gateway.api;

import io.patchcord.gateway.admin.OrgUser;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The users of a call center, as the org has them.
 *
 * @param users all of them, 20,000 at most
 * @param settings 2,000 at most, by section and item
 */
@Schema(name = "OrgUsers")
public record OrgUsersBody(
    @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable List<@Nullable UserBody> users,
    @Schema(
            description =
                "The items of its definition, as Open CTI's getCallCenterSettings gives them; left out,"
                    + " those posted before stay",
            example = "{\"/reqGeneralInfo/reqInternalName\": \"SupportBerlin\"}")
        @Nullable Map<String, String> settings) {

  /**
   * One of them.
   *
   * @param username as User.Username has it
   * @param displayName as User.Name has it
   * @param salesforceUserId as User.Id has it, 15 or 18 characters
   * @param extension as User.Extension has it
   */
  @Schema(name = "OrgUser")
  public record UserBody(
      @Schema(example = "ada@example.com", requiredMode = Schema.RequiredMode.REQUIRED)
          @Nullable String username,
      @Nullable String displayName,
      @Schema(description = "15 or 18 characters") @Nullable String salesforceUserId,
      @Schema(example = "1001") @Nullable String extension) {}

  List<OrgUser> toUsers() {
    if (users == null) {
      throw ProblemException.ofField(
          ProblemCode.FIELD_INVALID, "users", "The field is missing: users.");
    }
    List<OrgUser> all = new ArrayList<>();
    for (int i = 0; i < users.size(); i++) {
      UserBody user = users.get(i);
      String username = user == null ? null : user.username();
      if (user == null || username == null) {
        throw ProblemException.ofField(
            ProblemCode.FIELD_INVALID, "users/" + i, "The user has no username.");
      }
      all.add(new OrgUser(username, user.displayName(), user.salesforceUserId(), user.extension()));
    }
    return all;
  }

  /**
   * How many were taken over.
   *
   * @param users how many
   */
  @Schema(name = "OrgUsersPosted")
  public record Posted(int users) {}
}
