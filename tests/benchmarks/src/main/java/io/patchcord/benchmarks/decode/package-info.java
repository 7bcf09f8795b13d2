/** Recorded bytes into events, and five headers of each: events per second and bytes allocated. */
@NullMarked
package io.patchcord.benchmarks.decode;

import org.jspecify.annotations.NullMarked;
