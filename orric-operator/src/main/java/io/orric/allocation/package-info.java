// SPDX-License-Identifier: Apache-2.0
/**
 * The resource allocation of ORRIC (Cai, Zhou and Huang, "Online Resource Allocation for Edge
 * Intelligence with Colocated Model Retraining and Inference", INFOCOM 2024): configurations and
 * budgets, the policies that decide, and the optimum and guarantees they are measured by. Uses
 * nothing but the JDK and knows nothing of streams, models or files.
 */
package io.orric.allocation;
