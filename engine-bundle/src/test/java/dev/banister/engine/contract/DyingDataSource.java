package dev.banister.engine.contract;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.Statement;
import javax.sql.DataSource;

/**
 * Ends the run at one statement as the death of its process would: what is committed stays, nothing more is recorded. Before
 * it, what the database's own implicit commit would have committed is; after it, its effect stands.
 */
final class DyingDataSource {

    /** When the run ends. */
    enum Moment {
        BEFORE,
        AFTER
    }

    /** Nobody records it as a failure of the script. */
    static final class Death extends Error {

        private static final long serialVersionUID = 1L;
    }

    private final String statement;
    private final Moment moment;

    private DyingDataSource(String statement, Moment moment) {
        this.statement = statement;
        this.moment = moment;
    }

    static DataSource at(String statement, Moment moment, DataSource real) {
        return new DyingDataSource(statement, moment).dataSource(real);
    }

    private DataSource dataSource(DataSource real) {
        return proxy(DataSource.class, (method, arguments) -> {
            Object answer = method.invoke(real, arguments);
            return answer instanceof Connection connection ? connection(connection) : answer;
        });
    }

    private Connection connection(Connection real) {
        return proxy(Connection.class, (method, arguments) -> {
            Object answer = method.invoke(real, arguments);
            return method.getName().equals("createStatement") ? statement((Statement) answer, real) : answer;
        });
    }

    private Statement statement(Statement real, Connection connection) {
        return proxy(Statement.class, (method, arguments) -> {
            boolean here = method.getName().equals("execute")
                    && String.valueOf(arguments[0]).contains(statement);
            if (here && moment == Moment.BEFORE) {
                if (!connection.getAutoCommit()) {
                    connection.commit();
                }
                throw new Death();
            }
            Object answer = method.invoke(real, arguments);
            if (here) {
                throw new Death();
            }
            return answer;
        });
    }

    @FunctionalInterface
    private interface Call {
        Object with(Method method, Object[] arguments) throws Exception;
    }

    private static <T> T proxy(Class<T> type, Call call) {
        return type.cast(Proxy.newProxyInstance(
                DyingDataSource.class.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    try {
                        return call.with(method, arguments == null ? new Object[0] : arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }
}
