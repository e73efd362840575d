package dev.banister.engine.schema;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The members of an object in JSON, in the order in which they were put. What says nothing (an empty text or list, false,
 * an absent value) is left out, so that what is added later leaves the text of what has none of it as it is.
 */
final class Members {

    private final Map<String, Object> members;

    Members() {
        this(new LinkedHashMap<>());
    }

    Members(Map<String, Object> members) {
        this.members = members;
    }

    /** An object inside another one. */
    @SuppressWarnings("unchecked")
    static Members in(Object value) {
        return new Members((Map<String, Object>) value);
    }

    Map<String, Object> map() {
        return members;
    }

    Members text(String name, String value) {
        if (!value.isEmpty()) {
            members.put(name, value);
        }
        return this;
    }

    String text(String name) {
        return maybe(name).orElse("");
    }

    Members maybe(String name, Optional<String> value) {
        value.ifPresent(text -> members.put(name, text));
        return this;
    }

    Optional<String> maybe(String name) {
        return Optional.ofNullable(members.get(name)).map(Object::toString);
    }

    Members flag(String name, boolean value) {
        if (value) {
            members.put(name, true);
        }
        return this;
    }

    boolean flag(String name) {
        return Boolean.TRUE.equals(members.get(name));
    }

    Members number(String name, int value) {
        if (value != 0) {
            members.put(name, value);
        }
        return this;
    }

    int number(String name) {
        return members.get(name) instanceof Number number ? number.intValue() : 0;
    }

    Members texts(String name, List<String> values) {
        return objects(name, values, value -> value);
    }

    List<String> texts(String name) {
        return objects(name, Object::toString);
    }

    /** Sorted, for attributes have no order. */
    Members attributes(Map<String, String> attributes) {
        if (!attributes.isEmpty()) {
            members.put("attributes", new TreeMap<>(attributes));
        }
        return this;
    }

    Map<String, String> attributes() {
        Map<String, String> attributes = new LinkedHashMap<>();
        object("attributes")
                .ifPresent(inner -> inner.members.forEach((name, value) -> attributes.put(name, value.toString())));
        return attributes;
    }

    Members object(String name, Members value) {
        members.put(name, value.members);
        return this;
    }

    Optional<Members> object(String name) {
        return Optional.ofNullable(members.get(name)).map(Members::in);
    }

    <T> Members objects(String name, List<T> values, Function<T, Object> form) {
        if (!values.isEmpty()) {
            members.put(name, values.stream().map(form).toList());
        }
        return this;
    }

    <T> List<T> objects(String name, Function<Object, T> value) {
        List<T> all = new ArrayList<>();
        if (members.get(name) instanceof List<?> list) {
            list.forEach(each -> all.add(value.apply(each)));
        }
        return List.copyOf(all);
    }
}
