package io.patchcord.gateway.api;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What an operation is called in the API's description, and so in the clients that are generated
 * from it: a name in camel case that no other operation has, and that never changes.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@interface OperationId {
  String value();
}
