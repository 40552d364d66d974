// SPDX-License-Identifier: Apache-2.0
package io.orric.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

class SafeNamesTest {

    @Example
    void plainNamesStayReadable() {
        assertThat(SafeNames.encode("crossing-7_North")).isEqualTo("crossing-7_North");
    }

    @Example
    void hostileNamesAreEncoded() {
        assertThat(SafeNames.encode("../../etc/passwd"))
                .isEqualTo("%2E%2E%2F%2E%2E%2Fetc%2Fpasswd");
        assertThat(SafeNames.encode(".base")).isEqualTo("%2Ebase");
        assertThat(SafeNames.encode("%2F")).isEqualTo("%252F");
        assertThat(SafeNames.encode("")).isEqualTo("~");
        assertThat(SafeNames.encode("~")).isEqualTo("%7E");
        assertThat(SafeNames.encode("a\u0000\n")).isEqualTo("a%00%0A");
        assertThat(SafeNames.encode("Brücke")).isEqualTo("Br%C3%BCcke");
    }

    @Property
    void everyNameIsOneSafeComponent(@ForAll("names") String name) {
        assertThat(SafeNames.encode(name)).matches("[A-Za-z0-9_%~-]{1,200}");
    }

    @Property
    void aNameThatIsNotShortenedIsReadBack(@ForAll("names") String name) {
        String encoded = SafeNames.encode(name);
        String known = encoded.length() > 100 ? encoded : name;
        assertThat(SafeNames.decode(encoded)).isIn(Optional.of(known), Optional.of(name));
    }

    @Example
    void whatIsNoEncodingHasNoName() {
        for (String folder : List.of("", ".base", "a b", "%2f", "%41", "a%", "%FF", "~~")) {
            assertThat(SafeNames.decode(folder)).as(folder).isEmpty();
        }
    }

    @Property
    void differentNamesNeverMeet(@ForAll @Size(max = 20) List<@From("names") String> names) {
        Map<String, String> seen = new HashMap<>();
        for (String name : names) {
            String other = seen.put(SafeNames.encode(name), name);
            assertThat(other == null || other.equals(name)).isTrue();
        }
    }

    @Example
    void halfSurrogatePairsAreToldApart() {
        assertThat(
                        List.of("\uD800", "\uD801", "\uDC00", "?", "%uD800", "\uD83D\uDE00")
                                .stream()
                                .map(SafeNames::encode))
                .doesNotHaveDuplicates();
    }

    @Example
    void longNamesThatDifferInTheirLastCharacterAreToldApart() {
        String stem = "x".repeat(10_000);
        assertThat(SafeNames.encode(stem + "a")).isNotEqualTo(SafeNames.encode(stem + "b"));
        assertThat(SafeNames.encode(stem + "\uD800"))
                .isNotEqualTo(SafeNames.encode(stem + "\uD801"));
    }

    /** Names of all characters, and of the few that encoding treats specially. */
    @Provide
    Arbitrary<String> names() {
        Arbitrary<String> any = Arbitraries.strings().all().ofMaxLength(150);
        Arbitrary<String> special =
                Arbitraries.strings().withChars("%~./\\2FfEe?u\uD800\uD801\uDC00").ofMaxLength(4);
        return Arbitraries.oneOf(any, special);
    }
}
