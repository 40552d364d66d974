// SPDX-License-Identifier: Apache-2.0
package io.orric.operator;

/**
 * Compute of the machine: so many core-seconds a second, shared by all sites of a TaskManager by
 * need. Where the machine has less, because others use it too, the sites share what there is.
 *
 * @param cores maximum number of cores, above 0; positive infinity for all that the machine has
 */
record CoreCapacity(double cores) implements CapacityModel {

    private static final long serialVersionUID = 1L;

    /**
     * Share of the free cores that is planned with. Frames do not come evenly, and cores that are
     * always busy have everything wait.
     */
    private static final double PLANNED_SHARE = 0.8;

    CoreCapacity {
        if (!(cores > 0)) {
            throw new IllegalArgumentException("capacity is cores:" + cores + ", must be above 0");
        }
    }

    /** Compute that all sites together have in a slot, milliseconds of a core. */
    double perSlot(double free, long slotMillis) {
        return Math.min(cores, free * PLANNED_SHARE) * slotMillis;
    }

    @Override
    public boolean isOfSlots() {
        return true;
    }

    @Override
    public double capacity(long slot, long frames) {
        throw new UnsupportedOperationException("what a site has depends on the others");
    }
}
