/** How long it takes until the gateway is right again after a gap, with the real processes. */
@NullMarked
package io.patchcord.benchmarks.resync;

import org.jspecify.annotations.NullMarked;
