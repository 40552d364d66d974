// SPDX-License-Identifier: Apache-2.0
package io.orric.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.orric.registry.RetrainingRecord;
import io.orric.registry.SiteSummary;
import io.orric.registry.StoredVersion;
import io.orric.text.AsciiJson;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A registry's sites and versions for programs. */
final class ModelsJson {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** A site as a JSON object. */
    static String of(SiteSummary site) {
        ObjectNode object = JSON.createObjectNode();
        object.put("site", site.site());
        object.put("serves", site.serves());
        object.put("publishedAt", site.since().isEmpty() ? null : site.since().getAsLong());
        object.put("pinned", site.pinned());
        object.put("versions", site.versions());
        object.set("lastRetraining", tree(site.last()));
        return AsciiJson.of(object);
    }

    /** A site with its versions as a JSON object. */
    static String of(
            String site,
            boolean pinned,
            List<StoredVersion> versions,
            Optional<RetrainingRecord> last) {
        ObjectNode object = JSON.createObjectNode();
        object.put("site", site);
        object.put("serves", 0L);
        object.put("pinned", pinned);
        object.set("lastRetraining", tree(last));
        ArrayNode all = object.putArray("versions");
        for (StoredVersion version : versions) {
            if (version.serves()) {
                object.put("serves", version.number());
            }
            ObjectNode one = all.addObject();
            one.put("version", version.number());
            one.set("manifest", tree(version.manifest()));
            one.put("bytes", version.bytes());
            one.put("publishedAt", version.published());
            one.put("serves", version.serves());
            one.put("remembered", version.remembered());
            one.put("damage", version.damage().orElse(null));
        }
        return AsciiJson.of(object);
    }

    /** A record, or null; numbers that are none, which JSON does not have, are null. */
    private static JsonNode tree(Optional<?> record) {
        JsonNode tree = JSON.valueToTree(record.orElse(null));
        for (Map.Entry<String, JsonNode> field : tree.properties()) {
            if (field.getValue().isDouble() && !Double.isFinite(field.getValue().doubleValue())) {
                field.setValue(NullNode.getInstance());
            }
        }
        return tree;
    }

    private ModelsJson() {}
}
