/**
 * What the project claims of its speed, measured in one run beside the library it is compared with.
 */
@NullMarked
package io.patchcord.benchmarks;

import org.jspecify.annotations.NullMarked;
