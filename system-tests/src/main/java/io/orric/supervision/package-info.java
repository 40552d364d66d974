// SPDX-License-Identifier: Apache-2.0
/** What a process of the tests needs on its class path so that it never outlives them. */
package io.orric.supervision;
