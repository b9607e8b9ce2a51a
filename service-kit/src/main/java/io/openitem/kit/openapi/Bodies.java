package io.openitem.kit.openapi;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationValue;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.RecordComponentInfo;
import org.jspecify.annotations.Nullable;

/** Schemas of request and answer records: fields in their order, required unless they may be absent, with an example. */
final class Bodies {

    private static final DotName NULLABLE = DotName.createSimple(Nullable.class);
    private static final DotName SCHEMA =
            DotName.createSimple(org.eclipse.microprofile.openapi.annotations.media.Schema.class);
    private static final String PAGE = "Page";

    private final Map<String, ClassInfo> records = new HashMap<>();
    private final Examples examples;

    Bodies(IndexView index, Examples examples) {
        this.examples = examples;
        for (ClassInfo type : index.getKnownClasses()) {
            if (type.isRecord() && type.name().toString().startsWith("io.openitem.")) {
                records.merge(nameOf(type), type, Bodies::published);
            }
        }
    }

    /** Records of one name are told apart by {@code @Schema(name)} where both are published. */
    private static ClassInfo published(ClassInfo one, ClassInfo other) {
        return one.name().packagePrefix().endsWith(".api") ? one : other;
    }

    private static String nameOf(ClassInfo type) {
        AnnotationInstance schema = type.declaredAnnotation(SCHEMA);
        AnnotationValue name = schema == null ? null : schema.value("name");
        return name == null ? type.simpleName() : name.asString();
    }

    void complete(Map<String, Schema> schemas) {
        schemas.forEach((name, schema) -> {
            if (schema.getProperties() == null) {
                return;
            }
            ClassInfo type = records.get(name);
            if (type == null && name.startsWith(PAGE)) {
                type = records.get(PAGE);
            }
            if (type != null) {
                shape(schema, type.recordComponentsInDeclarationOrder());
            }
            examples.of(name).ifPresent(example -> schema.setExamples(List.of(example)));
        });
    }

    private static void shape(Schema schema, List<RecordComponentInfo> components) {
        Map<String, Schema> properties = new LinkedHashMap<>();
        for (RecordComponentInfo component : components) {
            Schema property = schema.getProperties().get(component.name());
            if (property != null) {
                properties.put(component.name(), plain(property));
            }
        }
        if (properties.size() == schema.getProperties().size()) {
            schema.setProperties(properties);
            schema.setRequired(components.stream()
                    .filter(component -> !component.type().hasAnnotation(NULLABLE))
                    .map(RecordComponentInfo::name)
                    .toList());
        }
    }

    /** A field that is described beside its reference has the type it had before the reference was replaced. */
    private static Schema plain(Schema property) {
        if (property.getRef() != null) {
            property.setType(null);
            property.setFormat(null);
        }
        return property;
    }
}
