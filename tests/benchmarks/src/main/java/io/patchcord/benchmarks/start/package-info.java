/** How soon a gateway that is installed is ready. */
@NullMarked
package io.patchcord.benchmarks.start;

import org.jspecify.annotations.NullMarked;
