// SPDX-License-Identifier: Apache-2.0
package io.orric.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.flink.connector.kafka.sink.internal.TransactionalIdFactory;
import org.junit.jupiter.api.Test;

class TransactionNamesTest {

    @Property
    void noSinkTakesTheTransactionOfAnotherForItsOwn(
            @ForAll("groups") String group,
            @ForAll("topics") String topic,
            @ForAll("groups") String otherGroup,
            @ForAll("topics") String otherTopic) {
        Assume.that(!(group.equals(otherGroup) && topic.equals(otherTopic)));
        String others =
                TransactionalIdFactory.buildTransactionalId(
                        TransactionNames.prefix(otherGroup, otherTopic), 3, 17);
        assertThat(others).doesNotStartWith(TransactionNames.prefix(group, topic));
    }

    @Property
    void theConnectorFindsTheSubtaskInAName(
            @ForAll("groups") String group, @ForAll("topics") String topic) {
        String prefix = TransactionNames.prefix(group, topic);
        String name = TransactionalIdFactory.buildTransactionalId(prefix, 3, 17);
        assertThat(TransactionalIdFactory.extractSubtaskId(name)).isEqualTo(3);
        assertThat(TransactionalIdFactory.extractPrefix(name)).isEqualTo(prefix);
    }

    @Test
    void namesThatLookAlikeAreTold() {
        Set<String> prefixes =
                List.of(
                                TransactionNames.prefix("a", "b-c"),
                                TransactionNames.prefix("a-b", "c"),
                                TransactionNames.prefix("orric", "predictions"),
                                TransactionNames.prefix("orric2", "predictions"),
                                TransactionNames.prefix("a/b", "c"),
                                TransactionNames.prefix("a%002fb", "c"))
                        .stream()
                        .collect(Collectors.toSet());
        assertThat(prefixes)
                .contains("orric/predictions/", "a/b-c/", "a-b/c/", "a%002fb/c/")
                .hasSize(6);
    }

    @Test
    void anyGroupHasAName() {
        assertThat(TransactionNames.prefix("Tor Süd \uD83D\uDEA6", "p"))
                .isEqualTo("Tor%0020S%00fcd%0020%d83d%dea6/p/");
        assertThat(TransactionNames.prefix("", "p")).isEqualTo("/p/");
    }

    /** Few characters, so that names often begin alike. */
    @Provide
    Arbitrary<String> groups() {
        return Arbitraries.strings().withChars("a-/%0é").ofMaxLength(4);
    }

    @Provide
    Arbitrary<String> topics() {
        return Arbitraries.strings().withChars("a-.").ofMinLength(1).ofMaxLength(3);
    }
}
