// SPDX-License-Identifier: Apache-2.0
package io.orric.experiments.study;

import io.orric.allocation.PolicyName;
import io.orric.allocation.Profile;
import io.orric.experiments.loop.AllocationSchedule;
import io.orric.experiments.loop.CorruptionFolder;
import io.orric.experiments.loop.ExperimentContext;
import io.orric.experiments.loop.ExperimentContext.Role;
import io.orric.experiments.loop.ModelFolder;
import io.orric.experiments.loop.Protocol;
import io.orric.experiments.loop.Run;
import io.orric.experiments.report.Report;
import io.orric.options.UsageException;
import io.orric.profile.Quartiles;
import io.orric.report.Setting;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Table III of the paper: student and teacher at every resolution, and ORRIC, once with the paper's
 * retraining and once with the job's, on the same compute. Only the paper's protocol knows which
 * corruptions are noise; the job decides by its whole profile.
 */
public final class Table3 {

    /**
     * Measurements on one set of frames.
     *
     * @param name its corruption
     * @param student the student's accuracy by resolution
     * @param teacher the teacher's
     * @param paper ORRIC with the paper's retraining, a run for each seed; empty if there are too
     *     few frames for a slot
     * @param improved ORRIC with the job's retraining, likewise
     */
    record Row(
            String name,
            Map<Integer, Double> student,
            Map<Integer, Double> teacher,
            List<Run> paper,
            List<Run> improved) {}

    /**
     * All measurements.
     *
     * @param original the uncorrupted frames; null if there are none
     * @param corruptions the corrupted ones
     * @param studentMillis milliseconds a frame takes by resolution
     * @param teacherMillis the same of the teacher
     * @param settings settings that it was made with
     */
    record Measured(
            ModelFolder models,
            ExperimentPlan plan,
            Row original,
            List<Row> corruptions,
            Map<Integer, Quartiles> studentMillis,
            Map<Integer, Quartiles> teacherMillis,
            List<Setting> settings) {}

    private final ExperimentContext context;
    private final ModelFolder models;
    private final ExperimentPlan plan;

    private Table3(ExperimentContext context, ExperimentPlan plan) {
        this.context = context;
        this.models = context.models();
        this.plan = plan;
    }

    /**
     * Makes the table.
     *
     * @throws IOException if frames cannot be read or a model fails
     * @throws UsageException if there are too few frames for a slot
     */
    public static Report run(ExperimentContext context, ExperimentPlan plan) throws IOException {
        return new Table3Report(new Table3(context, plan).measure()).tell();
    }

    private Measured measure() throws IOException {
        CorruptionFolder data = context.data();
        List<String> names = data.corruptions();
        for (String name : names) {
            plan.framesPerSlot(data, name, models); // before the work, not in the middle of it
        }
        int sets = names.size() + (data.hasOriginal() ? 1 : 0);
        context.progress().expect(sets * (2 * models.resolutions().size() + 2 * plan.seedCount()));
        Map<Integer, Quartiles> studentMillis = new LinkedHashMap<>();
        Map<Integer, Quartiles> teacherMillis = new LinkedHashMap<>();
        for (int resolution : models.resolutions()) {
            studentMillis.put(resolution, context.millisPerFrame(Role.STUDENT, resolution));
            teacherMillis.put(resolution, context.millisPerFrame(Role.TEACHER, resolution));
        }
        Row original = data.hasOriginal() ? row(CorruptionFolder.ORIGINAL) : null;
        List<Row> rows = new ArrayList<>();
        for (String name : names) {
            rows.add(row(name));
        }
        return new Measured(
                models, plan, original, rows, studentMillis, teacherMillis, plan.told(context));
    }

    private Row row(String name) throws IOException {
        Map<Integer, Double> student = new LinkedHashMap<>();
        Map<Integer, Double> teacher = new LinkedHashMap<>();
        for (int resolution : models.resolutions()) {
            student.put(resolution, context.correctness(Role.STUDENT, resolution, name).accuracy());
            teacher.put(resolution, context.correctness(Role.TEACHER, resolution, name).accuracy());
        }
        List<Run> paper = new ArrayList<>();
        List<Run> improved = new ArrayList<>();
        boolean enough =
                !name.equals(CorruptionFolder.ORIGINAL)
                        || context.data().size(name) >= Math.max(1, plan.framesPerSlot());
        if (enough) {
            for (long seed : plan.seeds()) {
                paper.add(
                        context.run(
                                "ORRIC, the paper's retraining",
                                name,
                                schedule(models.profileUnder(name), name, seed),
                                Protocol.paper(models),
                                seed));
                improved.add(
                        context.run(
                                "ORRIC, the job's retraining",
                                name,
                                schedule(models.profile(), name, seed),
                                plan.improved(models),
                                seed));
            }
        }
        return new Row(name, student, teacher, paper, improved);
    }

    private AllocationSchedule schedule(Profile profile, String name, long seed)
            throws IOException {
        int frames = plan.framesPerSlot(context.data(), name, models);
        long slots = context.data().size(name) / frames;
        return AllocationSchedule.of(
                PolicyName.ORRIC.create(profile, slots),
                ExperimentPlan.paperCapacity(models, seed),
                frames,
                slots);
    }
}
