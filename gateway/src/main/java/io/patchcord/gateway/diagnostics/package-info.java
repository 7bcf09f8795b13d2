/** Checks that name the layer which failed. */
@NullMarked
package io.patchcord.gateway.diagnostics;

import org.jspecify.annotations.NullMarked;
