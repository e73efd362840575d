package dev.banister.reliability.trial;

import dev.banister.reliability.boundary.Call;
import dev.banister.reliability.boundary.Moment;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Where a run is disturbed, and how.
 *
 * @param call the number of the call
 */
public record Point(int call, Moment moment, Disturbance disturbance) {

    /** All points of a run with these calls. */
    public static List<Point> all(List<Call> calls, Disturbance disturbance) {
        List<Point> points = new ArrayList<>();
        for (Call call : calls) {
            for (Moment moment : disturbance.sides()) {
                points.add(new Point(call.number(), moment, disturbance));
            }
        }
        if (disturbance == Disturbance.KILL) {
            points.add(new Point(calls.size(), Moment.AFTER, disturbance));
        }
        return points;
    }

    /** Of points to kill at between which the database is only read, one. */
    public static List<Point> distinct(List<Call> calls, Disturbance disturbance) {
        return all(calls, disturbance).stream()
                .filter(point -> disturbance != Disturbance.KILL
                        || point.moment() == Moment.AFTER
                        || point.call() == 1
                        || !calls.get(point.call() - 2).readsOnly())
                .toList();
    }

    /** One out of each of so many equal parts of them, the same ones each time. */
    public static List<Point> sample(List<Call> calls, Disturbance disturbance, int size) {
        List<Point> all = distinct(calls, disturbance);
        Random random = new Random(4 + disturbance.ordinal());
        List<Point> sample = new ArrayList<>();
        for (int part = 0; part < Math.min(size, all.size()); part++) {
            int from = part * all.size() / size;
            int to = Math.max(from + 1, (part + 1) * all.size() / size);
            sample.add(all.get(from + random.nextInt(to - from)));
        }
        return Collections.unmodifiableList(sample);
    }

    @Override
    public String toString() {
        return disturbance + " " + moment + " call " + call;
    }
}
