// SPDX-License-Identifier: Apache-2.0
package io.orric.allocation;

/**
 * Teacher-Only of the paper: the teacher infers every frame and nothing is retrained.
 *
 * <p>A slot that cannot pay for the teacher is inferred by the student as {@link
 * InferenceOnlyPolicy} would. The inference configuration it answers with is the teacher's and not
 * one of the student's, so this policy is for plans and cost comparisons. The learning curve is the
 * student's: the objective of {@link LongTermAccuracy} says nothing about it.
 */
final class TeacherOnlyPolicy extends HeuristicPolicy {

    private static final long serialVersionUID = 1L;

    private final InferenceConfiguration teacher;

    /**
     * Takes the teacher's cost out of the cost of retraining, by the paper's accounting: retraining
     * on all frames costs the teacher's inference plus twice the student's at its best resolution.
     * The teacher's accuracy counts as 1, its labels being what the student learns from.
     *
     * @throws IllegalArgumentException if that leaves nothing for the teacher
     */
    TeacherOnlyPolicy(ConfigurationSpace space) {
        super(space);
        double cost = space.teacherFrameCost();
        if (!(cost > 0)) {
            throw new IllegalArgumentException(
                    String.format(
                            "retraining cost per trained frame minus twice the best inference cost"
                                    + " is %s, must be above 0 to be the teacher's",
                            cost));
        }
        teacher = new InferenceConfiguration(space.bestInference().resolution(), 1, cost);
    }

    @Override
    Allocation choose(long slot, double perFrame) {
        return teacher.cost() <= perFrame
                ? Allocation.unweighted(teacher, RetrainingConfiguration.NONE)
                : retrainFirst(RetrainingConfiguration.NONE, perFrame);
    }
}
