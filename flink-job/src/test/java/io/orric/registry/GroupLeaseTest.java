// SPDX-License-Identifier: Apache-2.0
package io.orric.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orric.kafka.KafkaOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Leases of two jobs on one file; what happens while one of them waits is a part of the test. */
class GroupLeaseTest {

    private static final String GROUP = "north/gate";
    private static final String FIRST = "1111";
    private static final String SECOND = "2222";

    @TempDir private Path folder;

    /** What others do while a lease waits. */
    private Meanwhile meanwhile = () -> {};

    private Duration waited = Duration.ZERO;
    private GroupLease first;
    private GroupLease second;

    @FunctionalInterface
    private interface Meanwhile {
        void happens() throws IOException;
    }

    @BeforeEach
    void leases() {
        first = lease(FIRST);
        second = lease(SECOND);
    }

    @Test
    void aFreeLeaseIsTakenOnceNobodyElseHasWritten() throws Exception {
        first.take(false);
        assertThat(first.isHeld()).isTrue();
        assertThat(second.isHeld()).isFalse();
        assertThat(waited).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void aLivingLeaseIsRefused() throws Exception {
        first.take(false);
        meanwhile = first::beat;
        assertRefused(() -> second.take(false), FIRST);
        assertRefused(second::requireFree, FIRST);
        meanwhile = () -> {};
        first.beat();
        assertThat(first.isHeld()).isTrue();
    }

    @Test
    void aHolderThatBeatsOnceInTheTimeForWhichItIsWatchedLives() throws Exception {
        first.take(false);
        waited = Duration.ZERO;
        meanwhile =
                () -> {
                    if (waited.equals(GroupLease.WATCH_TIMEOUT)) {
                        first.beat();
                    }
                };
        assertRefused(() -> second.take(false), FIRST);
    }

    @Test
    void theLeaseOfADeadHolderIsTakenOver() throws Exception {
        first.take(false);
        waited = Duration.ZERO;
        second.requireFree();
        assertThat(waited).isEqualTo(GroupLease.WATCH_TIMEOUT);
        second.take(false);
        assertThat(second.isHeld()).isTrue();
        assertRefused(first::beat, SECOND);
    }

    @Test
    void aHolderThatWasOnlySlowLearnsThatItHasLostTheLease() throws Exception {
        first.take(false);
        second.take(false);
        assertRefused(first::beat, SECOND);
        second.beat();
        assertThat(second.isHeld()).as("the loser has written nothing").isTrue();
    }

    @Test
    void theSameJobTakesItsOwnLeaseAtOnce() throws Exception {
        first.take(false);
        waited = Duration.ZERO;
        lease(FIRST).take(false);
        lease(FIRST).requireFree();
        assertThat(waited).isZero();
    }

    @Test
    void aLeaseThatIsTakenAgainHasANewBeat() throws Exception {
        first.take(false);
        meanwhile = () -> take(lease(FIRST));
        assertRefused(() -> second.take(false), FIRST);
    }

    @Test
    void aJobThatReleasedItsLeaseWhenItFailedTakesItAgainAtOnce() throws Exception {
        first.take(false);
        first.release();
        waited = Duration.ZERO;
        first.take(true);
        assertThat(first.isHeld()).isTrue();
        assertThat(waited).isZero();
    }

    @Test
    void aJobThatComesBackDoesNotTakeAnothersLease() throws Exception {
        second.take(false);
        meanwhile = second::beat;
        assertRefused(() -> first.take(true), SECOND);
    }

    @Test
    void aReleasedLeaseIsFree() throws Exception {
        first.take(false);
        first.release();
        waited = Duration.ZERO;
        second.requireFree();
        assertThat(waited).isZero();
        assertThat(folder.resolve(".groups")).isEmptyDirectory();
    }

    @Test
    void aLeaseThatIsReleasedWhileItIsWatchedIsFree() throws Exception {
        first.take(false);
        meanwhile = first::release;
        second.requireFree();
    }

    @Test
    void onlyItsOwnLeaseIsReleased() throws Exception {
        first.take(false);
        second.release();
        assertThat(first.isHeld()).isTrue();
    }

    @Test
    void ofTwoThatWriteTheLastOneWins() throws Exception {
        meanwhile =
                () -> {
                    meanwhile = () -> {};
                    write(SECOND, 1);
                };
        assertRefused(() -> first.take(false), SECOND);
    }

    @Test
    void aHalfWrittenClaimIsNoLoss() throws Exception {
        meanwhile =
                () -> {
                    meanwhile = () -> {};
                    write("");
                };
        first.take(false);
        write("{\"hol");
        first.beat();
        assertThat(first.isHeld()).isTrue();
    }

    @Test
    void aLeaseThatNeverStaysIsAnError() {
        meanwhile = () -> Files.delete(file());
        assertThatThrownBy(() -> first.take(false))
                .isInstanceOf(IOException.class)
                .isNotInstanceOf(LeaseTakenException.class)
                .hasMessageContaining("consumer group 'north/gate'")
                .hasMessageContaining("north%2Fgate.json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "{}", "[1]", "{\"holder\": \"11", "\u0000\u0001"})
    void aDamagedLeaseIsWatchedAndTakenOver(String content) throws Exception {
        write(content);
        second.take(false);
        assertThat(second.isHeld()).isTrue();
        assertThat(waited).isEqualTo(Duration.ofSeconds(7));
    }

    @Test
    void aLeaseThatIsBeingWrittenLives() throws Exception {
        write("{\"hol");
        meanwhile = () -> write(FIRST, 17);
        assertRefused(() -> second.take(false), FIRST);
    }

    @Test
    void aLostFileIsWrittenAnew() throws Exception {
        first.take(false);
        Files.delete(file());
        first.beat();
        assertThat(first.isHeld()).isTrue();
    }

    @Test
    void whatCannotBeWrittenIsNoLoss() throws Exception {
        first.take(false);
        String content = Files.readString(file());
        Files.delete(file());
        Files.createDirectory(file());
        assertThatThrownBy(first::beat)
                .isInstanceOf(IOException.class)
                .isNotInstanceOf(LeaseTakenException.class);
        Files.delete(file());
        write(content);
        first.beat();
        assertThat(first.isHeld()).isTrue();
    }

    @Test
    void fieldsOfALaterVersionDoNoHarm() throws Exception {
        write("{\"holder\": \"1111\", \"beat\": 3, \"since\": \"monday\"}");
        assertThat(first.isHeld()).isTrue();
    }

    @Test
    void otherGroupsAreOthersBusiness() throws Exception {
        first.take(false);
        meanwhile = first::beat;
        GroupLease other = new GroupLease(folder.toString(), "north", SECOND, this::pause);
        assertThatCode(() -> other.take(false)).doesNotThrowAnyException();
    }

    private GroupLease lease(String job) {
        return new GroupLease(folder.toString(), GROUP, job, this::pause);
    }

    private void pause(Duration time) {
        waited = waited.plus(time);
        try {
            meanwhile.happens();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void take(GroupLease lease) throws IOException {
        try {
            lease.take(false);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private Path file() {
        return folder.resolve(".groups/north%2Fgate.json");
    }

    private void write(String holder, long beat) throws IOException {
        write("{\"group\":\"north/gate\",\"holder\":\"%s\",\"beat\":%d}".formatted(holder, beat));
    }

    private void write(String content) throws IOException {
        Files.createDirectories(file().getParent());
        Files.writeString(file(), content);
    }

    private static void assertRefused(ThrowingCallable call, String holder) {
        assertThatThrownBy(call)
                .isInstanceOf(LeaseTakenException.class)
                .hasMessage(
                        "consumer group 'north/gate' is in use by job %s: cancel that job, or set"
                                + " %s to another name",
                        holder, KafkaOptions.GROUP.key());
    }
}
