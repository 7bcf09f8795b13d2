/** Who did what to which object, and from where: only ever added to. */
@NullMarked
package io.patchcord.gateway.audit;

import org.jspecify.annotations.NullMarked;
