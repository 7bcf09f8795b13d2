/** A request that is sent again with its idempotency key is answered again, and done once. */
@NullMarked
package io.patchcord.gateway.idempotency;

import org.jspecify.annotations.NullMarked;
