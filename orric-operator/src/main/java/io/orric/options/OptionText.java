// SPDX-License-Identifier: Apache-2.0
package io.orric.options;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.flink.configuration.MemorySize;

/** Values of options as a user writes them into a configuration file. */
final class OptionText {

    private static final long KIBIBYTE = 1 << 10;
    private static final long MEBIBYTE = 1 << 20;

    /** The text of a value; reading it gives the value again. */
    static String of(Object value) {
        if (value instanceof Enum<?> constant) {
            return OrricOption.spelled(constant);
        }
        if (value instanceof Duration duration) {
            return duration.toMillis() % 1000 == 0 && !duration.isZero()
                    ? duration.toSeconds() + " s"
                    : duration.toMillis() + " ms";
        }
        if (value instanceof MemorySize size) {
            return of(size);
        }
        if (value instanceof Double number && Double.isFinite(number)) {
            BigDecimal plain = BigDecimal.valueOf(number).stripTrailingZeros();
            return plain.scale() < 0 ? plain.setScale(0).toString() : plain.toPlainString();
        }
        if (value instanceof List<?> list) {
            return list.stream().map(OptionText::of).collect(Collectors.joining(";"));
        }
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .map(entry -> entry.getKey() + ":" + entry.getValue())
                    .collect(Collectors.joining(","));
        }
        return String.valueOf(value);
    }

    private static String of(MemorySize size) {
        long bytes = size.getBytes();
        if (bytes % MEBIBYTE == 0 && bytes > 0) {
            return size.getMebiBytes() + " mb";
        }
        return bytes % KIBIBYTE == 0 && bytes > 0 ? size.getKibiBytes() + " kb" : bytes + " b";
    }

    private OptionText() {}
}
