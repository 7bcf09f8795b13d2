package io.patchcord.gateway.api;

import io.patchcord.gateway.security.Role;
import io.patchcord.gateway.security.Scope;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Who may call an operation. One without it or {@link AllowedToAll} is refused to everybody. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@interface Allowed {
  Role[] value();

  /** What a key must have, all of it; of what everybody may do who is let in, nothing. */
  Scope[] scope();
}
