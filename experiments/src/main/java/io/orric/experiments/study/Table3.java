// SPDX-License-Identifier: Apache-2.0
package io.orric.experiments.study;

import io.orric.allocation.PolicyName;
import io.orric.experiments.loop.CorruptionFolder;
import io.orric.experiments.loop.ExperimentContext;
import io.orric.experiments.loop.ExperimentContext.Role;
import io.orric.experiments.loop.Protocol;
import io.orric.experiments.loop.Run;
import io.orric.experiments.report.Report;
import io.orric.options.UsageException;
import io.orric.profile.Quartiles;
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
public final class Table3 extends Experiment {

    /**
     * Measurements on one set of frames.
     *
     * @param name its corruption
     * @param student the student's accuracy by resolution
     * @param teacher the teacher's
     * @param paper ORRIC with the paper's retraining, a run for each seed; empty if there are too
     *     few frames for a slot
     * @param retrainedAlone ORRIC with the job's retraining, likewise
     * @param improved the same with second opinions on what is left, likewise
     */
    record Row(
            String name,
            Map<Integer, Double> student,
            Map<Integer, Double> teacher,
            List<Run> paper,
            List<Run> retrainedAlone,
            List<Run> improved) {}

    /**
     * All measurements.
     *
     * @param original the uncorrupted frames; null if there are none
     * @param corruptions the corrupted ones
     * @param studentMillis milliseconds a frame takes by resolution
     * @param teacherMillis the same of the teacher
     */
    record Measured(
            Row original,
            List<Row> corruptions,
            Map<Integer, Quartiles> studentMillis,
            Map<Integer, Quartiles> teacherMillis) {}

    private Table3(ExperimentContext context, ExperimentPlan plan) {
        super(context, plan);
    }

    /**
     * Makes the table.
     *
     * @throws IOException if frames cannot be read or a model fails
     * @throws UsageException if there are too few frames for a slot
     */
    public static Report run(ExperimentContext context, ExperimentPlan plan) throws IOException {
        Table3 table = new Table3(context, plan);
        return new Table3Report(table, table.measure()).tell();
    }

    private Measured measure() throws IOException {
        CorruptionFolder data = context.data();
        List<String> names = data.corruptions();
        for (String name : names) {
            framesPerSlot(name);
        }
        int sets = names.size() + (data.hasOriginal() ? 1 : 0);
        context.progress().expect(sets * (2 * models.resolutions().size() + 3 * plan.seedCount()));
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
        return new Measured(original, rows, studentMillis, teacherMillis);
    }

    private Row row(String name) throws IOException {
        Map<Integer, Double> student = new LinkedHashMap<>();
        Map<Integer, Double> teacher = new LinkedHashMap<>();
        for (int resolution : models.resolutions()) {
            student.put(resolution, context.correctness(Role.STUDENT, resolution, name).accuracy());
            teacher.put(resolution, context.correctness(Role.TEACHER, resolution, name).accuracy());
        }
        List<Run> paper = List.of();
        List<Run> retrainedAlone = List.of();
        List<Run> improved = List.of();
        boolean enough =
                !name.equals(CorruptionFolder.ORIGINAL)
                        || context.data().size(name) >= Math.max(1, plan.framesPerSlot());
        if (enough) {
            paper =
                    onPaperCompute(
                            "ORRIC, the paper's retraining",
                            name,
                            PolicyName.ORRIC::create,
                            models.profileUnder(name),
                            Protocol.paper(models));
            retrainedAlone =
                    onPaperCompute(
                            "ORRIC, the job's retraining",
                            name,
                            PolicyName.ORRIC::create,
                            models.profile(),
                            retraining());
            improved =
                    onPaperCompute(
                            "ORRIC, the job's retraining and second opinions",
                            name,
                            PolicyName.ORRIC::create,
                            models.profile(),
                            improved());
        }
        return new Row(name, student, teacher, paper, retrainedAlone, improved);
    }
}
