/** How long it takes from the switch's bytes to an agent's, with thousands of open streams. */
@NullMarked
package io.patchcord.benchmarks.stream;

import org.jspecify.annotations.NullMarked;
