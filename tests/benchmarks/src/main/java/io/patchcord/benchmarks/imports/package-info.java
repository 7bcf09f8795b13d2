/** How long an import of assignments takes, and its undoing. */
@NullMarked
package io.patchcord.benchmarks.imports;

import org.jspecify.annotations.NullMarked;
