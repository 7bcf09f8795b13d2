package io.patchcord.gateway.api;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * An operation that is to go. Its answers say so in {@code Deprecation}, {@code Sunset} and {@code
 * Link}, and so does the API's description.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@interface DeprecatedSince {
  /** The day from which on nobody should begin to use it, as {@code 2027-01-31}. */
  String value();

  /** The day after which it may be gone, as {@code 2028-01-31}: a year later or more. */
  String sunset();

  /** What tells how to do without it: a page of the gateway or elsewhere. */
  String link();
}
