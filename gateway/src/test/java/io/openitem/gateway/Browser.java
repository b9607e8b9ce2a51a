package io.openitem.gateway;

import java.io.IOException;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Keeps cookies and follows where it is sent, as a browser does; remembers both. */
final class Browser {

    private static final int MOST_STEPS = 10;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final URI door;
    private final Map<String, String> cookies = new LinkedHashMap<>();

    /** Every {@code Set-Cookie} as it came. */
    final List<String> set = new ArrayList<>();

    /** Every place it was sent to. */
    final List<URI> places = new ArrayList<>();

    Browser(URI door) {
        this.door = door;
    }

    /** What the session's cookies hold, one after the other; empty where there are none. */
    String session() {
        return cookies.entrySet().stream()
                .filter(cookie -> cookie.getKey().startsWith("q_session"))
                .map(Map.Entry::getValue)
                .collect(Collectors.joining());
    }

    Browser replaceSession(String value) {
        cookies.keySet().removeIf(name -> name.startsWith("q_session"));
        cookies.put("q_session_console", value);
        return this;
    }

    void forgetAll() {
        cookies.clear();
    }

    /** Goes to a page of the door and on to where it is sent within the door and the realm; pages are not shown. */
    HttpResponse<String> go(String path) throws IOException, InterruptedException {
        return follow(send(request(path).build()));
    }

    HttpResponse<String> follow(HttpResponse<String> first) throws IOException, InterruptedException {
        HttpResponse<String> response = first;
        for (int step = 0; step < MOST_STEPS && response.statusCode() == 302; step++) {
            URI place = response.uri()
                    .resolve(response.headers().firstValue("location").orElseThrow());
            places.add(place);
            response = send(HttpRequest.newBuilder(place).build());
        }
        return response;
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(request(path).header(CrossSite.HEADER, "XMLHttpRequest").build());
    }

    HttpResponse<String> post(String path, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = request(path).POST(BodyPublishers.ofString("{}"));
        return send((headers.length == 0 ? request : request.headers(headers)).build());
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(door.resolve(path)).timeout(Duration.ofSeconds(20));
    }

    HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        HttpRequest.Builder with = HttpRequest.newBuilder(request, (name, value) -> true);
        if (request.uri().getAuthority().equals(door.getAuthority()) && !cookies.isEmpty()) {
            with.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        HttpResponse<String> response = http.send(with.build(), BodyHandlers.ofString());
        for (String line : response.headers().allValues("set-cookie")) {
            set.add(line);
            HttpCookie cookie = HttpCookie.parse(line).getFirst();
            if (cookie.getMaxAge() == 0) {
                cookies.remove(cookie.getName());
            } else {
                cookies.put(cookie.getName(), cookie.getValue());
            }
        }
        return response;
    }
}
