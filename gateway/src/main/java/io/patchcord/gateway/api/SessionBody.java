package io.patchcord.gateway.api;

import io.patchcord.gateway.security.Role;
import io.patchcord.gateway.session.SignIn;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Who signs in.
 *
 * @param token the JSON Web Token that the org has signed
 * @param role left out, AGENT
 * @param callCenter which one a supervisor supervises; left out, all that the agent may
 */
@Schema(name = "SignIn")
public record SessionBody(
    @Schema(
            requiredMode = Schema.RequiredMode.REQUIRED,
            maxLength = 8_000,
            description =
                "RS256; iss the org's id, sub the user's, aud the gateway's address, exp in at most 5"
                    + " minutes, jti used once")
        @Nullable String token,
    @Schema(description = "INTEGRATION is for keys alone", defaultValue = "AGENT")
        @Nullable Role role,
    @Schema(example = "PatchcordDemo") @Nullable String callCenter) {

  private static final int MAX_TOKEN = 8_000;

  SignIn toSignIn(@Nullable String source, @Nullable String requestId) {
    String given = Parameters.required("token", token);
    if (given.length() > MAX_TOKEN) {
      throw ProblemException.ofField(
          ProblemCode.FIELD_INVALID, "token", "A token has at most " + MAX_TOKEN + " characters.");
    }
    if (role == Role.INTEGRATION) {
      throw ProblemException.ofField(
          ProblemCode.FIELD_INVALID, "role", "People sign in; a program has a key.");
    }
    return new SignIn(given, role == null ? Role.AGENT : role, callCenter, source, requestId);
  }

  @Override
  public String toString() {
    return "SessionBody[role=" + role + ", callCenter=" + callCenter + "]";
  }
}
