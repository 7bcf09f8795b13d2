/** How soon the softphone is there when its page is opened. */
@NullMarked
package io.patchcord.benchmarks.softphone;

import org.jspecify.annotations.NullMarked;
