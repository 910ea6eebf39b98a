package io.soulnear.sandbox.telegram.http;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds who answers a path. Routes are tried in the order in which they were added. */
public final class Router implements Handler {
    private final List<Route> routes = new ArrayList<>();

    private record Route(String method, List<String> segments, Handler handler) {
        @Nullable
        Map<String, String> match(String asked, List<String> path) {
            if (!method.equals(asked) || path.size() != segments.size()) {
                return null;
            }
            var variables = new HashMap<String, String>();
            for (int i = 0; i < path.size(); i++) {
                var segment = segments.get(i);
                if (segment.startsWith("{")) {
                    variables.put(segment.substring(1, segment.length() - 1), path.get(i));
                } else if (!segment.equals(path.get(i))) {
                    return null;
                }
            }
            return variables;
        }
    }

    /** Adds a route; {@code {name}} in the path stands for any one segment. */
    public Router on(String method, String path, Handler handler) {
        routes.add(new Route(method, List.of(path.split("/", -1)), handler));
        return this;
    }

    @Override
    public Reply handle(Request request) throws Exception {
        var path = List.of(request.path().split("/", -1));
        for (var route : routes) {
            var variables = route.match(request.method(), path);
            if (variables != null) {
                return route.handler().handle(request.with(variables));
            }
        }
        return Reply.text(404, "Not found");
    }
}
