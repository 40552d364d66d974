// SPDX-License-Identifier: Apache-2.0
package io.orric.chaos;

import java.util.List;
import java.util.function.Predicate;

/**
 * Times from sending a frame to writing its prediction, by the clock of this machine, which job and
 * cameras share.
 *
 * @param sorted milliseconds, the shortest first
 */
record Delays(List<Long> sorted) {

    /** The times of the answers that this holds for. */
    static Delays of(FrameLedger ledger, Predicate<FrameLedger.Answer> which) {
        return new Delays(
                ledger.answers().stream()
                        .filter(which)
                        .map(FrameLedger.Answer::delay)
                        .sorted()
                        .toList());
    }

    /** Times of frames that were sent at or after one time, and before another. */
    static Delays between(FrameLedger ledger, String cameras, long from, long to) {
        return of(
                ledger,
                answer ->
                        answer.camera().startsWith(cameras)
                                && answer.sentAt() >= from
                                && answer.sentAt() < to);
    }

    int count() {
        return sorted.size();
    }

    /** The time that this share of the answers did not exceed. */
    long percentile(double share) {
        int rank = (int) Math.ceil(share * sorted.size());
        return sorted.get(Math.max(0, rank - 1));
    }

    long worst() {
        return sorted.get(sorted.size() - 1);
    }
}
