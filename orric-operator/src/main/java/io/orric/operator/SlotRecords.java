// SPDX-License-Identifier: Apache-2.0
package io.orric.operator;

import java.io.Serializable;
import java.util.Comparator;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/**
 * Properties of records that the slot operator needs to know.
 *
 * @param <T> type of the records
 * @param type Flink's type of the records
 * @param site name of a record's site
 * @param time event time of a record, milliseconds since the epoch
 * @param order order of the records of a slot, which does not depend on the order of arrival
 * @param size memory that a record takes, bytes
 */
public record SlotRecords<T>(
        TypeInformation<T> type, Name<T> site, Amount<T> time, Order<T> order, Amount<T> size)
        implements Serializable {

    /** A name found in a record. */
    public interface Name<T> extends Function<T, String>, Serializable {}

    /** A whole number made from a record. */
    public interface Amount<T> extends ToLongFunction<T>, Serializable {}

    /** An order of records. */
    public interface Order<T> extends Comparator<T>, Serializable {}
}
