/** Who is calling, and what that one may do; deny by default. */
@NullMarked
package io.patchcord.gateway.security;

import org.jspecify.annotations.NullMarked;
