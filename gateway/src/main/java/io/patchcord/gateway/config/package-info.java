/** The one typed configuration, validated at start. */
@NullMarked
package io.patchcord.gateway.config;

import org.jspecify.annotations.NullMarked;
