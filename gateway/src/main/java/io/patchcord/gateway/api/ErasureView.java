package io.patchcord.gateway.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was erased, or would be.
 *
 * @param dryRun whether nothing was changed
 * @param records how many records hold, or held, data of the person
 * @param recordings files of recordings on the switch, which somebody has to delete there; 1,000 at
 *     most
 * @param pseudonym by which an agent goes in the records from now on
 */
@Schema(name = "Erasure")
public record ErasureView(
    boolean dryRun, int records, List<String> recordings, @Nullable String pseudonym) {}
