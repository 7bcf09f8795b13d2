/** The figures of a run as a table, as JSON, and against their goals. */
@NullMarked
package io.patchcord.benchmarks.report;

import org.jspecify.annotations.NullMarked;
