package io.openitem.kit.paging;

import io.openitem.kit.problem.FieldError;
import io.openitem.kit.problem.ProblemException;
import io.openitem.kit.problem.ProblemTypes;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A resource's version, on the wire a strong entity tag such as {@code "7"}.
 *
 * @param number counts the resource's changes
 */
public record Version(long number) {

    private static final Pattern TAG = Pattern.compile("\"(\\d{1,18})\"");

    /** The value of the header {@code ETag}. */
    public String etag() {
        return "\"" + number + "\"";
    }

    /**
     * Reads {@code If-Match}. One strong tag is what this API gives out, so lists, weak tags and {@code *} are refused.
     *
     * @throws ProblemException 428 when the header is absent, 400 when it is not a tag of ours
     */
    public static Version required(@Nullable String ifMatch) {
        if (ifMatch == null) {
            throw new ProblemException(ProblemTypes.PRECONDITION_REQUIRED.because("Send the ETag in If-Match."));
        }
        Matcher tag = TAG.matcher(ifMatch.strip());
        if (!tag.matches()) {
            throw new ProblemException(ProblemTypes.MALFORMED_REQUEST.because(
                    "If-Match is not an ETag of this API.",
                    List.of(new FieldError("If-Match", "Must be one ETag such as \"7\"."))));
        }
        return new Version(Long.parseLong(tag.group(1)));
    }

    /** @throws ProblemException 412 when the resource is at another version by now */
    public void requireCurrent(long current) {
        if (number != current) {
            throw new ProblemException(ProblemTypes.STALE_VERSION
                    .because("The resource is at version " + current + ", not " + number + ".")
                    .with("currentVersion", current));
        }
    }
}
