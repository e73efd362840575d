package dev.banister.api.module;

import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/** One row of a result, read whole, so that it outlives the statement. Immutable. */
@ProviderType
public interface Row {

    /** The labels of the columns as the database reports them. */
    List<String> columns();

    /**
     * The value as the driver made it, {@code null} for SQL's NULL.
     *
     * @param column its label, in any case
     * @throws NoSuchElementException if there is no such column; the message lists those that are
     */
    @Nullable
    Object get(String column);

    /**
     * The value as text, {@code null} for SQL's NULL.
     *
     * @throws NoSuchElementException as {@link #get}
     */
    @Nullable
    String string(String column);

    /**
     * The value as a number.
     *
     * @throws NoSuchElementException as {@link #get}
     * @throws IllegalStateException if it is NULL or no number
     */
    long number(String column);
}
