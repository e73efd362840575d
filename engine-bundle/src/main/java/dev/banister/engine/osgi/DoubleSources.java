package dev.banister.engine.osgi;

import dev.banister.api.model.Finding;
import dev.banister.api.model.FindingCodes;
import dev.banister.api.model.Place;
import dev.banister.api.model.Severity;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;

/** Data sources that share a name: the highest ranking one counts, and which one that is was hardly meant. */
final class DoubleSources {

    private DoubleSources() {}

    static List<Finding> among(Collection<ServiceReference<DataSource>> sources) {
        Map<String, List<ServiceReference<DataSource>>> byName =
                sources.stream().collect(Collectors.groupingBy(Databases::nameOf, TreeMap::new, Collectors.toList()));
        return byName.entrySet().stream()
                .filter(named -> named.getValue().size() > 1)
                .map(named -> finding(named.getKey(), named.getValue()))
                .toList();
    }

    private static Finding finding(String name, List<ServiceReference<DataSource>> sources) {
        return Finding.of(
                        FindingCodes.TWO_DATA_SOURCES,
                        Severity.WARNING,
                        Place.host(),
                        "the database '" + name + "' has " + sources.size() + " data sources; the first of them counts",
                        "Give each a name of its own, or take away those that are not meant.")
                .because(sources.stream()
                        .sorted(Comparator.reverseOrder())
                        .map(DoubleSources::publisher)
                        .toArray(String[]::new));
    }

    private static String publisher(ServiceReference<DataSource> source) {
        Object ranking = source.getProperty(Constants.SERVICE_RANKING);
        return "published by " + source.getBundle() + ", ranking " + (ranking == null ? 0 : ranking);
    }
}
