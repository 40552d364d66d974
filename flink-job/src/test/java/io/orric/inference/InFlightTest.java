// SPDX-License-Identifier: Apache-2.0
package io.orric.inference;

import static org.assertj.core.api.Assertions.assertThat;

import io.orric.frames.Frame;
import io.orric.frames.Stamped;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class InFlightTest {

    private final InFlight inFlight = new InFlight();

    @Test
    void aResultThatIsEarlyWaitsForTheOnesBeforeIt() {
        List<PendingFrame> frames = frames("north", "gate", 3);
        assertThat(answer(frames.get(1))).isEmpty();
        assertThat(answer(frames.get(2))).isEmpty();
        assertThat(inFlight.size()).isEqualTo(3);
        assertThat(answer(frames.get(0))).containsExactlyElementsOf(frames);
        assertThat(inFlight.size()).isZero();
        assertThat(inFlight.sites()).isEmpty();
    }

    @Test
    void camerasAndSitesDoNotWaitForEachOther() {
        PendingFrame slow = frames("north", "gate", 1).get(0);
        PendingFrame door = frames("north", "door", 1).get(0);
        PendingFrame south = frames("south", "gate", 1).get(0);
        assertThat(answer(door)).containsExactly(door);
        assertThat(answer(south)).containsExactly(south);
        assertThat(inFlight.sites()).containsExactly("north");
        assertThat(answer(slow)).containsExactly(slow);
    }

    @Test
    void framesWhoseResultsHaveNotGoneOutAreStateInOrder() {
        List<PendingFrame> gate = frames("north", "gate", 3);
        List<PendingFrame> door = frames("north", "door", 1);
        answer(gate.get(1));
        assertThat(inFlight.frames("north"))
                .containsExactly(
                        gate.get(0).stamped(),
                        gate.get(1).stamped(),
                        gate.get(2).stamped(),
                        door.get(0).stamped());
        answer(gate.get(0));
        assertThat(inFlight.frames("north"))
                .containsExactly(gate.get(2).stamped(), door.get(0).stamped());
        assertThat(inFlight.frames("south")).isEmpty();
    }

    private List<PendingFrame> answer(PendingFrame frame) {
        return inFlight.answered(new Answered(frame, null)).stream().map(Answered::frame).toList();
    }

    private List<PendingFrame> frames(String site, String camera, int count) {
        List<PendingFrame> frames = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Frame frame = new Frame(site, camera, i, new byte[1], null, "test", i);
            frames.add(new PendingFrame(new Stamped<>(frame, site, 1, 1000, 24, 0.5, 0, false)));
            inFlight.add(frames.get(i));
        }
        return frames;
    }
}
