// SPDX-License-Identifier: Apache-2.0
package io.orric.examples;

import io.orric.allocation.Allocation;
import io.orric.allocation.AllocationPolicy;
import io.orric.allocation.Decision;
import io.orric.allocation.OrricPolicy;
import io.orric.allocation.PolicyState;
import io.orric.allocation.Profile;
import io.orric.allocation.SlotBudget;
import io.orric.profile.ProfileFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * ORRIC in a plain loop: a program that has its own camera, its own models and its own clock asks
 * the policy once a slot. Takes a profile file, whose costs are milliseconds of one core.
 */
public final class SlotLoop {

    /** Slots of ten seconds on one core that other programs use too: D(t), and C(t) in ms. */
    static final List<SlotBudget> SLOTS =
            List.of(
                    new SlotBudget(150, 7_500),
                    new SlotBudget(150, 4_000),
                    new SlotBudget(300, 10_000),
                    new SlotBudget(600, 10_000),
                    new SlotBudget(900, 10_000),
                    new SlotBudget(900, 5_000),
                    new SlotBudget(600, 1_000),
                    new SlotBudget(300, 6_000),
                    new SlotBudget(150, 10_000),
                    new SlotBudget(150, 10_000));

    /**
     * Decides slots one after another, as a program does that meets them one by one.
     *
     * @return the decision of each slot
     */
    static List<Allocation> decide(Profile profile, List<SlotBudget> slots) {
        AllocationPolicy policy = new OrricPolicy(profile, slots.size());
        List<Allocation> decided = new ArrayList<>();
        PolicyState state = PolicyState.INITIAL;
        for (SlotBudget slot : slots) {
            Decision decision = policy.decide(state, slot);
            state = decision.nextState();
            decided.add(decision.allocation());
        }
        return decided;
    }

    /** A slot and its decision, as a line of the table. */
    static String line(int number, SlotBudget slot, Allocation allocation) {
        return String.format(
                Locale.ROOT,
                "%4d %7d %10.0f %11d %6.2f %9.0f%s",
                number,
                slot.frames(),
                slot.capacity(),
                allocation.inference().resolution(),
                allocation.retraining().ratio(),
                allocation.computeUsed(slot.frames()),
                allocation.overloaded() ? "  overloaded" : "");
    }

    /** Prints what is decided for each slot, by the profile that the argument names. */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 1) {
            System.err.println("SlotLoop takes one argument, a profile such as profile.yaml");
            System.exit(2);
        }
        Profile profile = ProfileFile.read(Path.of(arguments[0]));
        List<Allocation> decided = decide(profile, SLOTS);
        System.out.println("slot  frames   capacity  resolution  ratio      used");
        for (int t = 0; t < SLOTS.size(); t++) {
            System.out.println(line(t + 1, SLOTS.get(t), decided.get(t)));
        }
    }

    private SlotLoop() {}
}
