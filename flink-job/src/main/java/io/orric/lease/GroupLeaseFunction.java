// SPDX-License-Identifier: Apache-2.0
package io.orric.lease;

import io.orric.registry.GroupLease;
import io.orric.registry.LeaseTakenException;
import org.apache.flink.api.common.TaskInfo;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.apache.flink.runtime.execution.SuppressRestartsException;

/**
 * Lets records pass as they are while the job holds the lease of its consumer group. The first
 * subtask takes the lease when it opens, the others wait for it. A job that is refused is not
 * restarted, since the one that holds the lease goes on.
 *
 * @param <T> the record
 */
public final class GroupLeaseFunction<T> extends RichMapFunction<T, T> {

    private static final long serialVersionUID = 1L;

    private final String registry;
    private final String group;

    private transient LeaseKeeper keeper;

    /**
     * @param registry folder of the registry
     * @param group consumer group of the job
     */
    public GroupLeaseFunction(String registry, String group) {
        this.registry = registry;
        this.group = group;
    }

    @Override
    public void open(OpenContext context) throws Exception {
        String job = getRuntimeContext().getJobInfo().getJobId().toHexString();
        TaskInfo task = getRuntimeContext().getTaskInfo();
        keeper =
                new LeaseKeeper(
                        pause -> new GroupLease(registry, group, job, pause),
                        GroupLease.BEAT_INTERVAL);
        if (task.getIndexOfThisSubtask() > 0) {
            keeper.awaitTaken();
            return;
        }
        try {
            keeper.take(task.getAttemptNumber() > 0);
        } catch (LeaseTakenException e) {
            throw new SuppressRestartsException(e);
        }
    }

    @Override
    public T map(T record) throws Exception {
        try {
            keeper.requireHeld();
        } catch (LeaseTakenException e) {
            throw new SuppressRestartsException(e);
        }
        return record;
    }

    @Override
    public void close() {
        if (keeper != null) {
            keeper.close();
        }
    }
}
