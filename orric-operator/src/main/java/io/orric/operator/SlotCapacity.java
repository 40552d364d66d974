// SPDX-License-Identifier: Apache-2.0
package io.orric.operator;

/**
 * The same compute in every slot, however many frames it has.
 *
 * @param perSlot compute, in the profile's unit
 */
record SlotCapacity(double perSlot) implements CapacityModel {

    private static final long serialVersionUID = 1L;

    @Override
    public boolean isOfSlots() {
        return true;
    }

    @Override
    public double capacity(long slot, long frames) {
        return perSlot;
    }
}
