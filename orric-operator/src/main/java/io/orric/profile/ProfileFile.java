// SPDX-License-Identifier: Apache-2.0
package io.orric.profile;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.orric.allocation.ConfigurationSpace;
import io.orric.allocation.InferenceConfiguration;
import io.orric.allocation.Profile;
import io.orric.allocation.RetrainingConfiguration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Reads and writes profiles.
 *
 * <pre>{@code
 * Profile profile = ProfileFile.read(Path.of("profile.yaml"));
 * }</pre>
 *
 * <p>A profile is a YAML file:
 *
 * <pre>
 * unit: macs
 * inference:
 *   - {resolution: 32, accuracy: 0.7957, cost: 7940000}
 * retraining:
 *   - {ratio: 0.1, gain: 0.1, cost: 10225000}
 * learning-curve:
 *   f-max: 0.7957
 *   slope: 0.01
 * </pre>
 */
public final class ProfileFile {

    private static final YAMLMapper YAML =
            YAMLMapper.builder()
                    .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                    .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
                    .defaultSetterInfo(JsonSetter.Value.forContentNulls(Nulls.FAIL))
                    .build();

    /**
     * A profile as a file has it.
     *
     * @param profile the profile
     * @param unit unit of its costs
     */
    public record Stored(Profile profile, CostUnit unit) {}

    /** The parts of a file. Those that the creator takes must be there. */
    private static final class Content {

        private final List<InferenceConfiguration> inference;
        private final List<RetrainingConfiguration> retraining;
        private final Curve curve;

        @JsonProperty private CostUnit unit;

        @JsonCreator
        Content(
                @JsonProperty(value = "inference", required = true)
                        List<InferenceConfiguration> inference,
                @JsonProperty(value = "retraining", required = true)
                        List<RetrainingConfiguration> retraining,
                @JsonProperty(value = "learning-curve", required = true) Curve curve) {
            this.inference = inference;
            this.retraining = retraining;
            this.curve = curve;
        }
    }

    private record Curve(@JsonProperty("f-max") double maxAccuracy, double slope) {}

    /**
     * Reads a profile.
     *
     * @throws IOException if the file cannot be read
     * @throws IllegalArgumentException if it is no profile; names the file, the place and what is
     *     wrong
     */
    public static Profile read(Path file) throws IOException {
        return readStored(file).profile();
    }

    /**
     * Reads a profile and the unit of its costs; where the file does not say, costs of ten thousand
     * and more are operations.
     *
     * @throws IOException if the file cannot be read
     * @throws IllegalArgumentException if it is no profile
     */
    public static Stored readStored(Path file) throws IOException {
        try {
            Content content = YAML.readValue(Files.readAllBytes(file), Content.class);
            if (content == null) {
                throw new IllegalArgumentException("is empty");
            }
            Profile profile =
                    new Profile(
                            ConfigurationSpace.of(content.inference, content.retraining),
                            content.curve.maxAccuracy(),
                            content.curve.slope());
            return new Stored(
                    profile, content.unit == null ? CostUnit.guess(profile) : content.unit);
        } catch (NoSuchFileException e) {
            throw new NoSuchFileException(file + " does not exist");
        } catch (ValueInstantiationException e) {
            throw wrong(file, e.getCause());
        } catch (JacksonException e) {
            String place =
                    e.getLocation() == null
                            ? ""
                            : format(" (line %d)", e.getLocation().getLineNr());
            throw new IllegalArgumentException(
                    format("profile %s is not readable: %s", file, e.getOriginalMessage()) + place,
                    e);
        } catch (IllegalArgumentException e) {
            throw wrong(file, e);
        }
    }

    private static IllegalArgumentException wrong(Path file, Throwable cause) {
        return new IllegalArgumentException("profile " + file + ": " + cause.getMessage(), cause);
    }

    /**
     * The text of a profile file.
     *
     * @param notes what its reader should know, a comment line each
     */
    public static String text(MeasuredProfile measured, List<String> notes) {
        StringBuilder text = new StringBuilder();
        notes.forEach(note -> text.append("# ").append(note.replaceAll("\\R", " ")).append('\n'));
        text.append("unit: ").append(CostUnit.MILLISECONDS).append('\n');
        text.append("inference:\n");
        for (MeasuredProfile.Inference one : measured.inference()) {
            text.append(
                    format(
                            "  - {resolution: %d, accuracy: %.4f, cost: %.6f} # %s%n",
                            one.resolution(),
                            one.accuracy(),
                            one.cost().median(),
                            quartiles(one.cost())));
        }
        text.append("retraining:\n");
        for (MeasuredProfile.Retraining one : measured.retraining()) {
            text.append(
                    format(
                            "  - {ratio: %s, gain: %s, cost: %.6f} # %s%n",
                            one.ratio(), one.ratio(), one.cost().median(), quartiles(one.cost())));
        }
        return text.append("learning-curve:\n")
                .append(format("  f-max: %.4f%n", measured.maxAccuracy()))
                .append(format("  slope: %s%n", measured.slope()))
                .toString();
    }

    private static String quartiles(Quartiles cost) {
        return format("quartiles %.6f to %.6f", cost.lower(), cost.upper());
    }

    private static String format(String format, Object... arguments) {
        return String.format(Locale.ROOT, format.replace("%n", "\n"), arguments);
    }

    private ProfileFile() {}
}
