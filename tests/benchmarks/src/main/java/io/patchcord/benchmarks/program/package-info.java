/** The project's programs, as processes that are measured from outside. */
@NullMarked
package io.patchcord.benchmarks.program;

import org.jspecify.annotations.NullMarked;
