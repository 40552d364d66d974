// SPDX-License-Identifier: Apache-2.0
package io.orric.options;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;
import org.apache.flink.configuration.ConfigOptions.OptionBuilder;
import org.apache.flink.configuration.ConfigOptions.TypedConfigOptionBuilder;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.ReadableConfig;

/**
 * The one definition of an option: key, type, default, range, meaning, name on the command line and
 * former keys. Reading, errors, {@code --help}, {@code conf/orric.yaml} and {@code
 * docs/configuration.md} follow from it.
 *
 * <pre>{@code
 * public static final OrricOption<Integer> BATCH_FRAMES =
 *         OrricOption.ofInt("orric.slot.batch-frames")
 *                 .defaultValue(64)
 *                 .within(Range.between(1, 4096))
 *                 .describedAs("Maximum number of frames inferred together.");
 *
 * int frames = BATCH_FRAMES.read(config);
 * }</pre>
 */
public final class OrricOption<T> {

    private final ConfigOption<T> option;
    private final Builder<T> definition;
    private final String description;

    /**
     * A key that the option had in an earlier release.
     *
     * @param key the former key
     * @param translation from the former value to settings by their present keys
     */
    record Former(String key, Function<String, Map<String, String>> translation) {}

    private OrricOption(Builder<T> definition, String description) {
        this.option = definition.type.apply(definition.defaultValue);
        this.definition = definition;
        this.description = description;
    }

    /** An option whose value is text. */
    public static Builder<String> ofString(String key) {
        return of(key, "text", OptionBuilder::stringType);
    }

    /** An option whose value is a whole number. */
    public static Builder<Integer> ofInt(String key) {
        return of(key, "a whole number", OptionBuilder::intType);
    }

    /** An option whose value is a whole number of 64 bits. */
    public static Builder<Long> ofLong(String key) {
        return of(key, "a whole number", OptionBuilder::longType);
    }

    /** An option whose value is a number. */
    public static Builder<Double> ofDouble(String key) {
        return of(key, "a number", OptionBuilder::doubleType);
    }

    /** An option that is {@code true} or {@code false}. */
    public static Builder<Boolean> ofBoolean(String key) {
        return of(key, "true or false", OptionBuilder::booleanType);
    }

    /** An option whose value is a duration, such as {@code 10 s}. */
    public static Builder<Duration> ofDuration(String key) {
        return of(key, "a duration such as '10 s'", OptionBuilder::durationType);
    }

    /** An option whose value is a number of bytes, such as {@code 16 mb}. */
    public static Builder<MemorySize> ofMemory(String key) {
        return of(key, "a size such as '16 mb'", OptionBuilder::memoryType);
    }

    /** An option whose value is one of the constants, in lower case with dashes. */
    public static <E extends Enum<E>> Builder<E> ofEnum(String key, Class<E> constants) {
        String words =
                Stream.of(constants.getEnumConstants())
                        .map(OrricOption::spelled)
                        .collect(Collectors.joining(", "));
        return of(key, "one of " + words, builder -> builder.enumType(constants));
    }

    /** An option whose value is a list of texts. */
    public static Builder<List<String>> ofList(String key) {
        Builder<List<String>> builder =
                new Builder<>(
                        key,
                        "a list such as 'a;b'",
                        unused -> ConfigOptions.key(key).stringType().asList().noDefaultValue());
        builder.list = true;
        return builder;
    }

    /** An option whose value is a map; entries may be given one by one, {@code key.NAME: VALUE}. */
    public static Builder<Map<String, String>> ofMap(String key) {
        return new Builder<>(
                key,
                "entries such as 'a:b,c:d'",
                unused -> ConfigOptions.key(key).mapType().defaultValue(Map.of()));
    }

    private static <T> Builder<T> of(
            String key, String words, Function<OptionBuilder, TypedConfigOptionBuilder<T>> type) {
        TypedConfigOptionBuilder<T> typed = type.apply(ConfigOptions.key(key));
        return new Builder<>(
                key,
                words,
                value -> value == null ? typed.noDefaultValue() : typed.defaultValue(value));
    }

    /**
     * A constant as users spell it, in lower case with dashes. Constants of more than one word must
     * have this as their text, since Flink reads them by it.
     */
    public static String spelled(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The key in {@code orric.yaml}. */
    public String key() {
        return option.key();
    }

    /** The name on the command line, such as {@code --frames}; empty if it has none. */
    public Optional<String> alias() {
        return Optional.ofNullable(definition.alias);
    }

    /** A word for the value of {@link #alias}, such as {@code PATH}. */
    public String paramLabel() {
        return definition.paramLabel;
    }

    /** The default as text; empty if there is none. */
    public String defaultText() {
        return option.defaultValue() == null ? "" : OptionText.of(option.defaultValue());
    }

    /** The meaning, then the range in words, and whether the option is required. */
    public String description() {
        return description
                + (definition.range == null ? "" : " Must be " + definition.range.words() + ".")
                + (definition.required ? " Required." : "");
    }

    /** Returns whether entries of the value may be given one by one, their names behind the key. */
    boolean isMap() {
        return option.defaultValue() instanceof Map;
    }

    /** Returns whether the value is a list, whose items are separated by semicolons. */
    public boolean isList() {
        return definition.list;
    }

    List<Former> former() {
        return List.copyOf(definition.former);
    }

    /** Returns whether the user has set the option. */
    public boolean isSet(ReadableConfig config) {
        return find(config).isPresent();
    }

    /**
     * Reads what the user has set.
     *
     * @throws UsageException if it is of another type or out of range
     */
    public Optional<T> find(ReadableConfig config) {
        Optional<T> value;
        try {
            value = config.getOptional(option);
        } catch (IllegalArgumentException e) {
            throw unreadable(config, e);
        }
        value.ifPresent(this::check);
        return value;
    }

    /**
     * Reads the option, or its default; null if it has none and is not required.
     *
     * @throws UsageException if it is of another type, out of range, or missing and required
     */
    public T read(ReadableConfig config) {
        T value = find(config).orElse(option.defaultValue());
        if (value == null && definition.required) {
            throw notSet();
        }
        return value;
    }

    /**
     * Reads the option by a parser of its value.
     *
     * @throws UsageException if the parser refuses the value with an IllegalArgumentException
     */
    public <R> R parse(ReadableConfig config, Function<T, R> parser) {
        T value = read(config);
        try {
            return parser.apply(value);
        } catch (IllegalArgumentException e) {
            throw wrong(e);
        }
    }

    /**
     * Reads the option as the path of a file that exists.
     *
     * @throws UsageException if it does not, or if the option is missing and required
     */
    public Path readFile(ReadableConfig config) {
        return existing(Path.of(String.valueOf(read(config))));
    }

    /**
     * Checks that a file which the option names, directly or by its default, exists.
     *
     * @throws UsageException if it does not
     */
    public Path existing(Path file) {
        if (!Files.isRegularFile(file)) {
            throw wrong(file, "which is not a file");
        }
        return file;
    }

    /** Sets the option. */
    public void set(Configuration config, T value) {
        config.set(option, value);
    }

    /** Sets the option to a text that is read when the option is. */
    public void setText(Configuration config, String text) {
        config.setString(option.key(), text);
    }

    /** The set value as text for people; empty if it is not set. */
    public Optional<String> text(ReadableConfig config) {
        return find(config).map(OptionText::of);
    }

    private UsageException unreadable(ReadableConfig config, IllegalArgumentException cause) {
        return config.getOptional(ConfigOptions.key(key()).stringType().noDefaultValue())
                .map(text -> wrong(text, "must be " + definition.words))
                .orElseGet(() -> wrong(cause));
    }

    /** A complaint that the option is missing. */
    public UsageException notSet() {
        return new UsageException(
                String.format("option %1$s is not set, set it with -D %1$s=…", key()));
    }

    /** A complaint about a value that is wrong for a reason that no range tells. */
    public UsageException wrong(Object value, String remedy) {
        return new UsageException("option " + key(), OptionText.of(value), remedy);
    }

    /** The same complaint, made by the reader of the value. */
    public UsageException wrong(IllegalArgumentException cause) {
        return new UsageException("option " + key() + ": " + cause.getMessage(), cause);
    }

    private void check(T value) {
        Range<T> range = definition.range;
        if (range != null && !range.holds().test(value)) {
            throw wrong(value, "must be " + range.words());
        }
    }

    @Override
    public String toString() {
        return key();
    }

    /** Collects what defines an option; {@link #describedAs} ends it. */
    public static final class Builder<T> {

        private final String key;
        private final String words;
        private final Function<T, ConfigOption<T>> type;
        private final List<Former> former = new ArrayList<>();
        private T defaultValue;
        private Range<T> range;
        private boolean required;
        private boolean list;
        private String alias;
        private String paramLabel;

        /**
         * @param words the type's values in words that follow "must be"
         */
        private Builder(String key, String words, Function<T, ConfigOption<T>> type) {
            this.key = key;
            this.words = words;
            this.type = type;
        }

        /** Sets the value that the option has when the user sets none. */
        public Builder<T> defaultValue(T value) {
            defaultValue = value;
            return this;
        }

        /** Restricts the values. */
        public Builder<T> within(Range<T> allowed) {
            range = allowed;
            return this;
        }

        /** Makes a value, set or default, compulsory. */
        public Builder<T> required() {
            required = true;
            return this;
        }

        /** Names the option on command lines. */
        public Builder<T> alias(String name, String label) {
            alias = name;
            paramLabel = label;
            return this;
        }

        /** Names a key that the option had before; it is still read, with a warning. */
        public Builder<T> formerly(String formerKey) {
            return formerly(formerKey, value -> Map.of(key, value));
        }

        /** Names a key that the option had before, whose values mean something else now. */
        public Builder<T> formerly(
                String formerKey, Function<String, Map<String, String>> translation) {
            former.add(new Former(formerKey, translation));
            return this;
        }

        /** Completes the option with its meaning: full sentences, the unit included. */
        public OrricOption<T> describedAs(String meaning) {
            return new OrricOption<>(this, meaning);
        }
    }
}
