package io.openitem.kit.problem;

import java.util.List;

/** The problem types that every service answers with. */
public final class ProblemTypes implements ProblemSource {

    public static final ProblemType MALFORMED_REQUEST = ProblemType.of(
            "malformed-request",
            400,
            "The request is malformed",
            "The body is not JSON, or a field, parameter or header does not have the form it must have.",
            "Correct what `errors` names and send the request again.");

    public static final ProblemType INVALID_CURSOR = ProblemType.of(
            "invalid-cursor",
            400,
            "The cursor is not valid",
            "The value of `after` was not given out by this list, or the list has changed its order since.",
            "Start again from the first page, without `after`.");

    public static final ProblemType IDEMPOTENCY_KEY_MISSING = ProblemType.of(
            "idempotency-key-missing",
            400,
            "An Idempotency-Key is required",
            "This request changes something that must not happen twice.",
            "Send the header `Idempotency-Key` with a value made for this change alone, such as a UUID, and the same"
                    + " value when you repeat the request.");

    public static final ProblemType IDEMPOTENCY_KEY_INVALID = ProblemType.of(
            "idempotency-key-invalid",
            400,
            "The Idempotency-Key is not valid",
            "A key has 1 to 255 visible ASCII characters and is sent once.",
            "Use a UUID.");

    public static final ProblemType UNAUTHENTICATED = ProblemType.of(
            "unauthenticated",
            401,
            "No valid access token",
            "The request carries no bearer token, or one that is expired, not yet valid or not issued for this API.",
            "Get a new token and send it in the header `Authorization`.");

    public static final ProblemType FORBIDDEN = ProblemType.of(
            "forbidden",
            403,
            "Not allowed in your role",
            "None of the caller's roles may do this.",
            "Ask an administrator for the role, or use another account.");

    public static final ProblemType OUT_OF_SCOPE = ProblemType.of(
            "out-of-scope",
            403,
            "Not one of your legal entities",
            "The access token does not cover the legal entity, whether or not there is such an entity.",
            "Check the legal entity, or ask an administrator to extend your account to it.");

    public static final ProblemType NOT_FOUND = ProblemType.of(
            "not-found",
            404,
            "Not found",
            "There is no such resource, or none that the caller may see.",
            "Check the path and the identifier.");

    public static final ProblemType METHOD_NOT_ALLOWED = ProblemType.of(
            "method-not-allowed",
            405,
            "Method not allowed",
            "The resource exists but does not support this method.",
            "See the OpenAPI document for the methods of this path.");

    public static final ProblemType NOT_ACCEPTABLE = ProblemType.of(
            "not-acceptable",
            406,
            "No acceptable representation",
            "The resource has no representation in a media type that the header `Accept` allows.",
            "Accept `application/json`.");

    public static final ProblemType REQUEST_IN_FLIGHT = ProblemType.of(
                    "request-in-flight",
                    409,
                    "The same request is being processed",
                    "Another request with this Idempotency-Key has not been answered yet.",
                    "Wait a moment and repeat the request with the same key; it gives the answer of the first.")
            .retryAfter(1);

    public static final ProblemType CONFLICTING_CHANGE = ProblemType.of(
                    "conflicting-change",
                    409,
                    "Changed by somebody else meanwhile",
                    "The resource was changed while this request was being processed. Nothing was stored.",
                    "Read the resource again, check that the change still makes sense and repeat it.")
            .retryAfter(1);

    public static final ProblemType FACT_NOT_TAKEN_IN = ProblemType.of(
            "fact-not-taken-in",
            409,
            "A parked fact still cannot be taken in",
            "The oldest fact parked under the key was tried again and failed for the reason given. It stays in its place"
                    + " with all that wait behind it; those before it were taken in.",
            "Mend the cause and replay the key again, or discard the fact and say why.");

    public static final ProblemType STALE_VERSION = ProblemType.of(
            "stale-version",
            412,
            "The resource has changed",
            "The version in `If-Match` is not the current one: somebody changed the resource since it was read.",
            "Read the resource again, check that the change still makes sense and send it with the new ETag.");

    public static final ProblemType BODY_TOO_LARGE = ProblemType.of(
            "body-too-large",
            413,
            "The body is too large",
            "The request's body is larger than this API takes in one request.",
            "Send less at once, or use an import.");

    public static final ProblemType UNSUPPORTED_MEDIA_TYPE = ProblemType.of(
            "unsupported-media-type",
            415,
            "Unsupported media type",
            "The resource cannot read a body of this media type.",
            "Send `Content-Type: application/json` unless the OpenAPI document names another.");

    public static final ProblemType IDEMPOTENCY_KEY_REUSED = ProblemType.of(
            "idempotency-key-reused",
            422,
            "The Idempotency-Key was used for another request",
            "The key is remembered with the request it came with, and this request is another one.",
            "Use a new key for a new request. Repeat a request byte by byte.");

    public static final ProblemType PRECONDITION_REQUIRED = ProblemType.of(
            "precondition-required",
            428,
            "If-Match is required",
            "This change must say which version of the resource it was made for.",
            "Send the ETag that came with the resource in the header `If-Match`.");

    public static final ProblemType INTERNAL_ERROR = ProblemType.of(
            "internal-error",
            500,
            "Something went wrong on our side",
            "The request was understood but could not be completed because of a fault in Openitem. Nothing was stored.",
            "Report the `traceId`. A request with an Idempotency-Key may safely be repeated.");

    public static final ProblemType UNAVAILABLE = ProblemType.of(
                    "unavailable",
                    503,
                    "Not available at the moment",
                    "Something this request needs, such as the database, does not answer in time.",
                    "Repeat the request after the seconds in `Retry-After`; with an Idempotency-Key that is always safe.")
            .retryAfter(5);

    @Override
    public List<ProblemType> problemTypes() {
        return List.of(
                MALFORMED_REQUEST,
                INVALID_CURSOR,
                IDEMPOTENCY_KEY_MISSING,
                IDEMPOTENCY_KEY_INVALID,
                UNAUTHENTICATED,
                FORBIDDEN,
                OUT_OF_SCOPE,
                NOT_FOUND,
                METHOD_NOT_ALLOWED,
                NOT_ACCEPTABLE,
                REQUEST_IN_FLIGHT,
                CONFLICTING_CHANGE,
                FACT_NOT_TAKEN_IN,
                STALE_VERSION,
                BODY_TOO_LARGE,
                UNSUPPORTED_MEDIA_TYPE,
                IDEMPOTENCY_KEY_REUSED,
                PRECONDITION_REQUIRED,
                INTERNAL_ERROR,
                UNAVAILABLE);
    }

    /** The type for a refusal by HTTP itself: no such path, method, media type and the like. */
    static ProblemType ofStatus(int status) {
        return switch (status) {
            case 400 -> MALFORMED_REQUEST;
            case 401 -> UNAUTHENTICATED;
            case 403 -> FORBIDDEN;
            case 404 -> NOT_FOUND;
            case 405 -> METHOD_NOT_ALLOWED;
            case 406 -> NOT_ACCEPTABLE;
            case 412 -> STALE_VERSION;
            case 413 -> BODY_TOO_LARGE;
            case 415 -> UNSUPPORTED_MEDIA_TYPE;
            case 503 -> UNAVAILABLE;
            default -> ProblemType.ofStatus(status);
        };
    }
}
